/** What the trial process of the tests asks people for, declared as a module of the house declares it. */
@NullMarked
package org.bangfu.trial.process;

import org.jspecify.annotations.NullMarked;
