/** Tests of the queue. */
@NullMarked
package dev.tessera.app.queue;

import org.jspecify.annotations.NullMarked;
