/**
 * The JMS broker that comes along: who may come in, what each may do there, and how large it may be.
 *
 * <p>Knows Artemis and the JDK; settings come in as values.
 */
@NullMarked
package io.github.dokucamel.cli.broker;

import org.jspecify.annotations.NullMarked;
