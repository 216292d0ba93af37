/**
 * Signs what goes to DOKU and verifies what comes from there, in both schemes; reads the keys for it.
 *
 * <p>Values and functions: no header map and no file; a clock and a random source are passed in where
 * one is needed. Imports the JDK only.
 */
package io.github.dokucamel.signature;
