#include <zlib.h>

// inflateInit2 is a macro, which Swift does not import. 47: gzip or zlib header, found out by itself.
static inline int petarawan_inflate_init(z_stream *stream) { return inflateInit2(stream, 47); }
