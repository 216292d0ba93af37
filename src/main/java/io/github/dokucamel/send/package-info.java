/** Sends what is claimed: maps it, records the attempt, calls, judges the answer and settles it. */
@NullMarked
package io.github.dokucamel.send;

import org.jspecify.annotations.NullMarked;
