/** The only door to DJL: offline flags, devices and memory scopes. */
@NullMarked
package dev.tessera.model.engine;

import org.jspecify.annotations.NullMarked;
