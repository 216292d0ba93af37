/** What lies on the disk: that nobody else may get at it, and that it survives a loss of power. */
@NullMarked
package io.github.dokucamel.disk;

import org.jspecify.annotations.NullMarked;
