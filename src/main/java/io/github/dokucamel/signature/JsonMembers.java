package io.github.dokucamel.signature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** JSON whose objects hold other members, or the same in another order, without white space. */
final class JsonMembers {

    private static final int DEEPEST = 100;

    private enum Change {
        SORTED,
        SORTED_AT_THE_TOP,
        WITHOUT_NULLS
    }

    private record Member(String name, List<String> tokens) {}

    private final List<String> tokens;
    private final Change change;
    private int at;

    private JsonMembers(List<String> tokens, Change change) {
        this.tokens = JsonTokens.withoutBlanks(tokens);
        this.change = change;
    }

    static List<String> sorted(List<String> tokens) {
        return changed(tokens, Change.SORTED);
    }

    static List<String> sortedAtTheTop(List<String> tokens) {
        return changed(tokens, Change.SORTED_AT_THE_TOP);
    }

    static List<String> withoutNulls(List<String> tokens) {
        return changed(tokens, Change.WITHOUT_NULLS);
    }

    /** What is no JSON, or stays the same, comes back as it is. */
    private static List<String> changed(List<String> tokens, Change change) {
        JsonMembers members = new JsonMembers(tokens, change);
        try {
            List<String> changed = members.value(0);
            boolean isJson = members.at == members.tokens.size();
            return isJson && !changed.equals(members.tokens) ? changed : tokens;
        } catch (IndexOutOfBoundsException e) {
            return tokens;
        }
    }

    private List<String> value(int depth) {
        String first = tokens.get(at++);
        if (depth > DEEPEST || !first.equals("{") && !first.equals("[")) {
            return List.of(first);
        }
        String end = first.equals("{") ? "}" : "]";
        List<Member> members = new ArrayList<>();
        while (!tokens.get(at).equals(end)) {
            List<String> member = new ArrayList<>();
            String name = tokens.get(at);
            if (first.equals("{")) {
                member.addAll(tokens.subList(at, at + 2));
                at += 2;
            }
            member.addAll(value(depth + 1));
            members.add(new Member(name, member));
            at += tokens.get(at).equals(",") ? 1 : 0;
        }
        at++;
        if (first.equals("{")) {
            change(members, depth);
        }
        return written(first, members, end);
    }

    private void change(List<Member> members, int depth) {
        if (change == Change.WITHOUT_NULLS) {
            members.removeIf(member -> member.tokens().get(2).equals("null"));
        } else if (change == Change.SORTED || depth == 0) {
            members.sort(Comparator.comparing(Member::name));
        }
    }

    private static List<String> written(String start, List<Member> members, String end) {
        List<String> written = new ArrayList<>(List.of(start));
        for (Member member : members) {
            if (written.size() > 1) {
                written.add(",");
            }
            written.addAll(member.tokens());
        }
        written.add(end);
        return written;
    }
}
