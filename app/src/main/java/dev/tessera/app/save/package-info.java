/**
 * One flow for everything that is saved: what and how is chosen, size and time are told before,
 * name and format agree, and it appears whole or not at all.
 */
@NullMarked
package dev.tessera.app.save;

import org.jspecify.annotations.NullMarked;
