/**
 * Signs what goes to DOKU and verifies what comes from there, in both schemes; reads the keys for it.
 *
 * <p>Values and functions: no header map and no file; a clock and a random source are passed in where
 * one is needed. Needs the JDK only; the
 * annotations of what may be null are for the compiler.
 */
@NullMarked
package io.github.dokucamel.signature;

import org.jspecify.annotations.NullMarked;
