package dev.terrane.engine.source.cog;

import java.io.IOException;

/** TIFF's LZW: codes of 9 to 12 bits, most significant bit first, widened one code early. */
final class Lzw implements TileCodec {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST = 258;
    private static final int MOST = 4096;

    @Override
    public void unpack(byte[] packed, byte[] out) throws IOException {
        int[] start = new int[MOST];
        int[] length = new int[MOST];
        int next = FIRST;
        int width = 9;
        int bits = 0;
        int held = 0;
        int in = 0;
        int done = 0;
        int previousStart = -1;
        int previousLength = 0;
        while (done < out.length) {
            while (held < width) {
                if (in >= packed.length) {
                    throw new IOException("a tile is too short");
                }
                bits = (bits << 8) | (packed[in++] & 0xFF);
                held += 8;
            }
            int code = (bits >>> (held - width)) & ((1 << width) - 1);
            held -= width;
            if (code == CLEAR) {
                next = FIRST;
                width = 9;
                previousStart = -1;
                continue;
            }
            if (code == END || code > next || (code == next && previousStart < 0)) {
                throw new IOException(code == END ? "a tile is too short" : "a tile is not LZW data");
            }
            int at = done;
            if (code < CLEAR) {
                out[done++] = (byte) code;
            } else if (code < next) {
                done = copy(out, start[code], length[code], done);
            } else {
                done = copy(out, previousStart, previousLength, done);
                if (done < out.length) {
                    out[done++] = out[previousStart];
                }
            }
            if (previousStart >= 0 && next < MOST) {
                start[next] = previousStart;
                length[next] = previousLength + 1;
                next++;
                if (next + 1 >= (1 << width) && width < 12) {
                    width++;
                }
            }
            previousStart = at;
            previousLength = done - at;
        }
    }

    /** Copies byte by byte: the source may run into what is being written. */
    private static int copy(byte[] out, int from, int length, int to) {
        int count = Math.min(length, out.length - to);
        for (int i = 0; i < count; i++) {
            out[to + i] = out[from + i];
        }
        return to + count;
    }
}
