package dev.terrane.engine.source.cog;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks the bytes of a tile. A packed tile that is too short or garbage ends in an {@link IOException}. */
interface TileCodec {
    /** Fills {@code out}; what comes after it in the packed bytes is left. */
    void unpack(byte[] packed, byte[] out) throws IOException;

    /** The codec for a TIFF compression tag. */
    static TileCodec of(int compression) throws IOException {
        return switch (compression) {
            case 1 -> TileCodec::copy;
            case 5 -> new Lzw();
            case 8, 32946 -> TileCodec::inflate;
            case 32773 -> TileCodec::packBits;
            case 50000 -> TileCodec::zstd;
            default -> throw new IOException("compression " + compression + " is not read");
        };
    }

    private static void copy(byte[] packed, byte[] out) throws IOException {
        if (packed.length < out.length) {
            throw new IOException("a tile is too short");
        }
        System.arraycopy(packed, 0, out, 0, out.length);
    }

    private static void inflate(byte[] packed, byte[] out) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            int done = 0;
            while (done < out.length) {
                int n = inflater.inflate(out, done, out.length - done);
                if (n == 0 && (inflater.finished() || inflater.needsInput() || inflater.needsDictionary())) {
                    throw new IOException("a tile is too short");
                }
                done += n;
            }
        } catch (DataFormatException garbage) {
            throw new IOException("a tile is not deflate data", garbage);
        } finally {
            inflater.end();
        }
    }

    private static void packBits(byte[] packed, byte[] out) throws IOException {
        int in = 0;
        int done = 0;
        while (done < out.length) {
            if (in >= packed.length) {
                throw new IOException("a tile is too short");
            }
            int code = packed[in++];
            int count = code >= 0 ? code + 1 : 1 - code;
            if (code == -128) {
                continue;
            }
            int needed = code >= 0 ? count : 1;
            if (in + needed > packed.length || done + count > out.length) {
                throw new IOException("a tile is not PackBits data");
            }
            if (code >= 0) {
                System.arraycopy(packed, in, out, done, count);
            } else {
                Arrays.fill(out, done, done + count, packed[in]);
            }
            in += needed;
            done += count;
        }
    }

    private static void zstd(byte[] packed, byte[] out) throws IOException {
        try {
            long size = Zstd.decompressByteArray(out, 0, out.length, packed, 0, packed.length);
            if (Zstd.isError(size) || size < out.length) {
                throw new IOException("a tile is not zstd data of the right size");
            }
        } catch (ZstdException garbage) {
            throw new IOException("a tile is not zstd data", garbage);
        }
    }
}
