/**
 * Signs what goes to DOKU and verifies what comes from there (non-SNAP scheme).
 *
 * <p>Pure values and functions: no header map, no clock, no random source. Imports the JDK only.
 */
package io.github.dokucamel.signature;
