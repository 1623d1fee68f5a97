/** The branch that the folder shows, and the repositories elsewhere. */
@NonNullByDefault({ DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD })
package dev.steward.ui.git.internal.branch;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
