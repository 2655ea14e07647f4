/** Tests of the page of morphs. */
@NullMarked
package dev.tessera.app.way;

import org.jspecify.annotations.NullMarked;
