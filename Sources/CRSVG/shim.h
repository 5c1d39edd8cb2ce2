#pragma once
#include <cairo.h>
#include <librsvg/rsvg.h>

// Flags of an enumeration that no enumerator is alone, which Swift would have to make by force.
static inline RsvgHandle *petarawan_rsvg_handle(const void *bytes, gsize count, GError **error) {
  GInputStream *stream = g_memory_input_stream_new_from_data(bytes, (gssize)count, NULL);
  RsvgHandle *handle = rsvg_handle_new_from_stream_sync(stream, NULL, RSVG_HANDLE_FLAG_UNLIMITED, NULL, error);
  g_object_unref(stream);
  return handle;
}
