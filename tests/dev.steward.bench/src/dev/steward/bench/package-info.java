/**
 * Benches: what the engine, its store and the command line do in a second, each beside its yardstick in the same
 * process. A plain harness with warm-up, alternating rounds and medians, not JMH: JMH wants generated classes and one
 * jar with everything, which an OSGi bundle is not, and most of what is measured here waits for a disk or a process.
 */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD })
package dev.steward.bench;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
