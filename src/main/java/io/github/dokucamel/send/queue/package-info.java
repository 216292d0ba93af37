/** Who sends next and when: claims in memory, lanes, senders, holds of merchants, rates and waiters. */
@NullMarked
package io.github.dokucamel.send.queue;

import org.jspecify.annotations.NullMarked;
