/** Marks on files that are not as they were committed. */
@NonNullByDefault({ DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD })
package dev.steward.ui.git.internal.decorate;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
