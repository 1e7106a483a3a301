/** Renovation of dilapidated houses: who may be helped, how dangerous the house is, how large it may become, how much is paid. */
@NamedInterface("housing")
@NullMarked
package org.bangfu.policy.housing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
