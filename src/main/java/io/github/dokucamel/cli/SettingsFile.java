package io.github.dokucamel.cli;

import io.github.dokucamel.settings.InvalidSettingException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The settings of a properties file with the lines that they stand in, and a word for what {@link
 * Properties} would lose or change in silence.
 */
record SettingsFile(Path file, String text) {

    private static final Pattern LINE_END = Pattern.compile("\r\n|[\r\n]");
    private static final Pattern IGNORED = Pattern.compile("[ \t\f]*([#!].*)?");
    private static final Pattern CONTINUED =
            Pattern.compile("(.*[^\\\\])?(\\\\\\\\)*\\\\", Pattern.DOTALL);
    private static final Pattern SETTING = Pattern.compile("[ \t\f#!]*(doku|camel)\\..*");

    /** Others lose their backslash: of {@code C:\new} a line break and three letters are left. */
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\([\\\\ :=#!]|u[0-9a-fA-F]{4}|\n[ \t\f]*)");

    private static final Pattern END_OF_NAME = Pattern.compile("[=:\\s]");
    private static final Pattern END_OF_MEANT = Pattern.compile("[=:\n]");

    /**
     * @param number of its line, from 1
     * @param written up to the {@code =}; may be more than the name and hold a secret: not to be shown
     */
    record Line(int number, String name, String value, String written) {}

    /** One that is not there holds nothing. */
    static SettingsFile read(Path file) {
        byte[] bytes;
        try {
            bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException e) {
            throw new InvalidSettingException(file + " cannot be read; it has to be a file");
        }
        String start = new String(bytes, 0, Math.min(3, bytes.length), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u00fe\u00ff")
                || start.startsWith("\u00ff\u00fe")
                || start.indexOf('\0') >= 0) {
            throw new InvalidSettingException(file + " is UTF-16; save it as UTF-8");
        }
        int mark = start.equals("\u00ef\u00bb\u00bf") ? 3 : 0;
        ByteBuffer in = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        if (decoder.decode(in, out, true).isError()) {
            String before =
                    new String(bytes, 0, in.position(), StandardCharsets.ISO_8859_1) + "here";
            int line = LINE_END.split(before, -1).length;
            throw new InvalidSettingException(
                    "%s line %s is not UTF-8; save the file as UTF-8".formatted(file, line));
        }
        return new SettingsFile(file, out.flip().toString());
    }

    List<Line> lines() {
        String[] natural = LINE_END.split(text, -1);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < natural.length; i++) {
            int number = i + 1;
            if (IGNORED.matcher(natural[i]).matches()) {
                continue;
            }
            StringBuilder whole = new StringBuilder(natural[i]);
            while (CONTINUED.matcher(whole).matches() && i + 1 < natural.length) {
                i++;
                if (SETTING.matcher(natural[i]).matches()) {
                    throw wrong(
                            i,
                            "ends with a backslash, so that the next line would be a part of it;"
                                    + " write / or \\\\");
                }
                whole.append('\n').append(natural[i]);
            }
            lines.add(line(number, whole.toString()));
        }
        return lines;
    }

    private Line line(int number, String whole) {
        String start = whole.stripLeading();
        if (ESCAPE.matcher(whole).replaceAll("").indexOf('\\') >= 0) {
            throw wrong(
                    number,
                    "holds a backslash that would be lost, in the setting "
                            + END_OF_NAME.split(start, 2)[0]
                            + "; write \\\\ or, in a path, /");
        }
        Properties one = new Properties();
        try {
            one.load(new StringReader(whole));
        } catch (IOException e) {
            throw new IllegalStateException(e); // a text in memory
        }
        String name = one.stringPropertyNames().iterator().next();
        return new Line(
                number, name, one.getProperty(name), END_OF_MEANT.split(start, 2)[0].strip());
    }

    private InvalidSettingException wrong(int number, String rule) {
        return new InvalidSettingException("%s line %s %s".formatted(file, number, rule));
    }
}
