/** Tests of the state that outlives a view. */
@NullMarked
package dev.tessera.app.session;

import org.jspecify.annotations.NullMarked;
