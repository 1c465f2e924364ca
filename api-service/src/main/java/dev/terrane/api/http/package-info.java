/** The openEO API: resources that read a request, call one service and write the answer. */
@NullMarked
package dev.terrane.api.http;

import org.jspecify.annotations.NullMarked;
