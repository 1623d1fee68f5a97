/**
 * What all views share: words, signs, colours by name, rows and cards. Widgets here belong to the UI
 * thread. Parameters have no null default, as some methods override the platform's, which promise nothing about theirs.
 */
@NonNullByDefault({ DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD })
package dev.steward.ui.kit;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
