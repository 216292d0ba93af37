/**
 * A strict DOKU on loopback, for tests and for trying things out. No money moves.
 *
 * <p>Shares no signing code with the rest of the bundle, so that the two check each other. Everything
 * behind the HTTP server runs on one event loop and needs no locks; what other threads read ({@link
 * io.github.dokucamel.simulator.Simulator#requests()}) is copied under one.
 */
package io.github.dokucamel.simulator;
