package echo.client.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as the kernel lists them: {@code 0-3,8}. */
final class Ranges {

    private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})(?:-([0-9]{1,9}))?");

    private final List<int[]> ranges = new ArrayList<>();

    private Ranges() {}

    static Ranges parse(String text) {
        var ranges = new Ranges();
        Matcher matcher = RANGE.matcher(text);
        while (matcher.find()) {
            int first = Integer.parseInt(matcher.group(1));
            int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
            ranges.ranges.add(new int[] {first, last});
        }
        return ranges;
    }

    int count() {
        return countWithin(0, Integer.MAX_VALUE);
    }

    /** How many of them are from one number to another, both included. */
    int countWithin(int first, int last) {
        int count = 0;
        for (int[] range : ranges) {
            count += Math.max(0, Math.min(last, range[1]) - Math.max(first, range[0]) + 1);
        }
        return count;
    }
}
