/** The workbench's journeys in SWTBot, which knows nothing of our own robot: a second pair of hands. */
@NonNullByDefault
package dev.steward.swtbot.tests;

import org.eclipse.jdt.annotation.NonNullByDefault;
