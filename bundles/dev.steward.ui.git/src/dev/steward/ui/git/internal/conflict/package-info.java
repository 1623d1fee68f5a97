/** What two sides of a merge did differently. */
@NonNullByDefault({ DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD })
package dev.steward.ui.git.internal.conflict;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
