/** Methods side by side, studies of one size, and feature maps of two forms. */
@NullMarked
package dev.tessera.app.compare;

import org.jspecify.annotations.NullMarked;
