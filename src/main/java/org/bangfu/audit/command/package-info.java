/** The log of commands that makes a repeated submit harmless. */
@NullMarked
package org.bangfu.audit.command;

import org.jspecify.annotations.NullMarked;
