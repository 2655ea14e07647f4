/** Tests of the comparison page. */
@NullMarked
package dev.tessera.app.compare;

import org.jspecify.annotations.NullMarked;
