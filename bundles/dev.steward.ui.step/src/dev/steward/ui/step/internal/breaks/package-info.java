/** Breakpoints on screen: what they say, when they hold, on what happens, in the outline and the graph, Run to Line. */
@NonNullByDefault({ DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD })
package dev.steward.ui.step.internal.breaks;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
