@NullMarked
package dev.tessera.app.run;

import org.jspecify.annotations.NullMarked;
