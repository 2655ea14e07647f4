@NullMarked
package dev.tessera.app.light;

import org.jspecify.annotations.NullMarked;
