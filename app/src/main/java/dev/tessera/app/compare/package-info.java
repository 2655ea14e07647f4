/** Why modulation: feature maps of a modulated and of a concatenated network side by side. */
@NullMarked
package dev.tessera.app.compare;

import org.jspecify.annotations.NullMarked;
