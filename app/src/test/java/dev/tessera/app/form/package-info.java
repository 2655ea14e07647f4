/** Tests of the form of options. */
@NullMarked
package dev.tessera.app.form;

import org.jspecify.annotations.NullMarked;
