/** A text as a QR code: for a terminal and as a picture. */
@NullMarked
package io.github.dokucamel.cli.qr;

import org.jspecify.annotations.NullMarked;
