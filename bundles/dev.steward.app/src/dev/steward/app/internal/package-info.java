/**
 * The workbench application: its window, its one perspective, and the company folder it shows. Parameters have no
 * null default here: most methods override the platform's, which promise nothing about theirs.
 */
@NonNullByDefault({ DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD })
package dev.steward.app.internal;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
