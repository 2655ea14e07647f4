/** Tests of the page of codes. */
@NullMarked
package dev.tessera.app.codes;

import org.jspecify.annotations.NullMarked;
