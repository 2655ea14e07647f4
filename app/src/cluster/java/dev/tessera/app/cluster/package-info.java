/**
 * Batches and trainings on a cluster of Apache Spark: the driver shares files out, executors make
 * what is made of them, or learn from them. Compiled with the profile "cluster" only; nothing else
 * depends on it.
 */
@NullMarked
package dev.tessera.app.cluster;

import org.jspecify.annotations.NullMarked;
