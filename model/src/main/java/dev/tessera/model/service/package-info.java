/** The one model thread: queue, steps, pause, cancel. Knows no network. */
@NullMarked
package dev.tessera.model.service;

import org.jspecify.annotations.NullMarked;
