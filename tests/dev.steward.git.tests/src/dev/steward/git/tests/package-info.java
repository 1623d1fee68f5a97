/** Repositories in temporary folders, changed by git on the command line and by the product in turns. */
@NonNullByDefault(DefaultLocation.RETURN_TYPE)
package dev.steward.git.tests;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
