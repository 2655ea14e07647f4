/** Tests of pictures made of texture blocks. */
@NullMarked
package dev.tessera.app.fx;

import org.jspecify.annotations.NullMarked;
