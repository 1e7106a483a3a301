/** The pages of sampling. */
@NullMarked
package org.bangfu.sampling.web;

import org.jspecify.annotations.NullMarked;
