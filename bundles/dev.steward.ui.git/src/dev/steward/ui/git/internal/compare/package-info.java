/** Texts of other versions: shown, and beside the one of now. */
@NonNullByDefault({ DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD })
package dev.steward.ui.git.internal.compare;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
