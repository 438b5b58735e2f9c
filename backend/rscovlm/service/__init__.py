"""Jobs over HTTP: the queue, the store on disk, the API and who may use it."""
