/** Tests of the page of morphs. */
@NullMarked
package dev.tessera.app.morph;

import org.jspecify.annotations.NullMarked;
