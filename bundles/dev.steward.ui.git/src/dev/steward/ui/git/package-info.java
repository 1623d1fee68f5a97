/** The company's git repository in the workbench. */
@NonNullByDefault({ DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD })
package dev.steward.ui.git;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
