package org.almanac.abuse.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes inputs that nobody meant: bytes turned, pieces of the grammar put in, parts taken out, said again, nested. */
final class Mutator {
    private static final List<String> STRANGE = List.of(
            "\u0000",
            "\ud83d\ude00",
            "\u202e",
            "\ufeff",
            "\u2028",
            "\ufffd",
            "e\u0301".repeat(50),
            "İ",
            "ß",
            "\r\n",
            "\t",
            "-1",
            "2147483648",
            "9223372036854775808",
            "1e309",
            "null",
            "'",
            "\"",
            "<script>",
            "${7*7}",
            "{{x}}",
            "%n%s",
            "..");
    private static final byte[][] NO_UTF8 = {
        {(byte) 0xC0, (byte) 0x80}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, {(byte) 0xF8}, {(byte) 0xFF}, {(byte) 0xC3}
    };

    private final Random random;
    private final int longest;

    /** @param longest input in octets */
    Mutator(Random random, int longest) {
        this.random = random;
        this.longest = longest;
    }

    /** Every pair of the grammar nested a little, much, and as deep as there is room; every piece as often as there is. */
    static List<byte[]> bombs(Grammar grammar, int longest) {
        List<byte[]> bombs = new ArrayList<>();
        for (int i = 0; i < grammar.nests().size(); i += 2) {
            String opens = grammar.nests().get(i);
            String closes = grammar.nests().get(i + 1);
            int most = longest / (opens.length() + closes.length());
            for (int depth : new int[] {Math.min(most, 100), Math.min(most, 5_000), most}) {
                String closed = opens.repeat(depth) + "x" + closes.repeat(depth);
                bombs.add(closed.getBytes(StandardCharsets.UTF_8));
                // Inside of something that is right, up to there.
                bombs.add((grammar.samples().get(0) + closed).getBytes(StandardCharsets.UTF_8));
            }
            bombs.add(opens.repeat(longest / opens.length()).getBytes(StandardCharsets.UTF_8));
        }
        for (String piece : grammar.pieces()) {
            bombs.add(piece.repeat(longest / piece.length()).getBytes(StandardCharsets.UTF_8));
        }
        return bombs;
    }

    byte[] input(Grammar grammar) {
        byte[] input = grammar.sample(random);
        for (int i = random.nextInt(5); i >= 0; i--) {
            input = bounded(mutated(input, grammar));
        }
        return input;
    }

    private byte[] mutated(byte[] input, Grammar grammar) {
        return switch (random.nextInt(10)) {
            case 0 -> turned(input);
            case 1, 2 -> with(input, one(grammar.pieces()));
            case 3 -> with(input, one(STRANGE));
            case 4 -> spliced(input, NO_UTF8[random.nextInt(NO_UTF8.length)]);
            case 5 -> without(input);
            case 6 -> repeated(input);
            case 7 -> nested(input, grammar);
            case 8 -> Arrays.copyOf(input, random.nextInt(input.length + 1));
            default -> spliced(input, part(grammar.sample(random)));
        };
    }

    private byte[] turned(byte[] input) {
        byte[] turned = input.clone();
        for (int i = random.nextInt(4); i >= 0 && turned.length > 0; i--) {
            turned[random.nextInt(turned.length)] = (byte) random.nextInt(256);
        }
        return turned;
    }

    private byte[] with(byte[] input, String piece) {
        return spliced(input, piece.repeat(many()).getBytes(StandardCharsets.UTF_8));
    }

    /** Mostly once, sometimes so often that it fills what there is room for. */
    private int many() {
        return switch (random.nextInt(12)) {
            case 0 -> 1 << random.nextInt(17);
            case 1, 2 -> 1 + random.nextInt(40);
            default -> 1;
        };
    }

    private byte[] spliced(byte[] input, byte[] piece) {
        int at = random.nextInt(input.length + 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(input, 0, at);
        out.write(piece, 0, Math.min(piece.length, longest));
        out.write(input, at, input.length - at);
        return out.toByteArray();
    }

    private byte[] without(byte[] input) {
        int from = random.nextInt(input.length + 1);
        int to = from + random.nextInt(input.length - from + 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(input, 0, from);
        out.write(input, to, input.length - to);
        return out.toByteArray();
    }

    private byte[] repeated(byte[] input) {
        byte[] part = part(input);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = many(); i > 0 && out.size() + part.length <= longest; i--) {
            out.writeBytes(part);
        }
        return spliced(input, out.toByteArray());
    }

    private byte[] part(byte[] input) {
        int from = random.nextInt(input.length + 1);
        return Arrays.copyOfRange(input, from, from + random.nextInt(input.length - from + 1));
    }

    private byte[] nested(byte[] input, Grammar grammar) {
        int which = random.nextInt(grammar.nests().size() / 2) * 2;
        String opens = grammar.nests().get(which);
        String closes = grammar.nests().get(which + 1);
        int most = Math.max(1, (longest - Math.min(input.length, longest)) / (opens.length() + closes.length() + 1));
        int depth = Math.min(most, 1 << random.nextInt(18));
        byte[] inside = random.nextBoolean() ? input : part(input);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(opens.repeat(depth).getBytes(StandardCharsets.UTF_8));
        out.writeBytes(inside);
        if (random.nextInt(4) > 0) {
            out.writeBytes(closes.repeat(depth).getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private byte[] bounded(byte[] input) {
        return input.length > longest ? Arrays.copyOf(input, longest) : input;
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
