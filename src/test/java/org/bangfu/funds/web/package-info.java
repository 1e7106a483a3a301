@NullMarked
package org.bangfu.funds.web;

import org.jspecify.annotations.NullMarked;
