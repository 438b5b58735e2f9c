<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
<context>
    <name>RSCoVLM</name>
    <message>
        <source>Describe what is seen</source>
        <extracomment>core/asking.py, gui/suggestions.py, processing/describe.py</extracomment>
        <translation>描述所见内容</translation>
    </message>
    <message>
        <source>There is no class.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>没有类别。</translation>
    </message>
    <message>
        <source>Name at least one, such as: plane, ship.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>请用英文给出至少一个，例如：plane, ship。</translation>
    </message>
    <message>
        <source>One class leaves no choice.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>只有一个类别，无从选择。</translation>
    </message>
    <message>
        <source>Name two or more, such as: airport, harbor.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>请用英文给出两个或更多，例如：airport, harbor。</translation>
    </message>
    <message>
        <source>Classify: {classes}</source>
        <extracomment>core/asking.py</extracomment>
        <translation>分类：{classes}</translation>
    </message>
    <message>
        <source>There is no question.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>没有问题。</translation>
    </message>
    <message>
        <source>Type one, such as: How many ships are there?</source>
        <extracomment>core/asking.py</extracomment>
        <translation>请用英文输入一个，例如：How many ships are there?</translation>
    </message>
    <message>
        <source>There is no phrase.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>没有短语。</translation>
    </message>
    <message>
        <source>Type one, such as: the white ship.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>请用英文输入一个，例如：the white ship。</translation>
    </message>
    <message>
        <source>Find: {phrase}</source>
        <extracomment>core/asking.py, gui/suggestions.py</extracomment>
        <translation>查找：{phrase}</translation>
    </message>
    <message>
        <source>Detect: {classes}</source>
        <extracomment>core/asking.py, gui/suggestions.py</extracomment>
        <translation>检测：{classes}</translation>
    </message>
    <message>
        <source>it was not ready in time</source>
        <extracomment>core/backend.py, core/blocking.py</extracomment>
        <translation>未能及时就绪</translation>
    </message>
    <message>
        <source>Embedded model</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>内置模型</translation>
    </message>
    <message>
        <source>RSCoVLM 7B, detection only</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>RSCoVLM 7B（仅检测）</translation>
    </message>
    <message>
        <source>Reading the image</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>正在读取影像</translation>
    </message>
    <message>
        <source>Reading the overview</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>正在读取概览</translation>
    </message>
    <message>
        <source>Looking at the region</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>正在查看区域</translation>
    </message>
    <message>
        <source>Looking for the answer</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>正在寻找答案</translation>
    </message>
    <message>
        <source>Looking for the place to zoom in to</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>正在寻找要放大的位置</translation>
    </message>
    <message>
        <source>Looking closer, at native resolution</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>正在以原始分辨率仔细查看</translation>
    </message>
    <message>
        <source>Looking for {phrase}</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>正在寻找 {phrase}</translation>
    </message>
    <message>
        <source>Tile {done} of {total}, {objects} objects</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>第 {done} 个图块，共 {total} 个，{objects} 个对象</translation>
    </message>
    <message>
        <source>Tile {done} of {total}, 1 object</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>第 {done} 个图块，共 {total} 个，1 个对象</translation>
    </message>
    <message>
        <source>Merging objects seen in two tiles</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>正在合并在两个图块中都出现的对象</translation>
    </message>
    <message>
        <source>Embedded model, for trying out: a very small network trained on synthetic scenes only. Check what it says.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>内置模型，仅供试用：一个只用合成场景训练的很小的网络。请核对它的回答。</translation>
    </message>
    <message>
        <source>The raster has no georeference; it is analysed in pixels, and no metres are given.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>该栅格没有地理参考；将以像素分析，不给出米制数值。</translation>
    </message>
    <message>
        <source>The raster has no coordinate system; it is analysed in pixels, and no metres are given.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>该栅格没有坐标系；将以像素分析，不给出米制数值。</translation>
    </message>
    <message>
        <source>The coordinate system &apos;{name}&apos; does not say where on the ground the raster lies; no metres are given.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>坐标系“{name}”不能说明栅格位于地面何处；不给出米制数值。</translation>
    </message>
    <message>
        <source>This model was not taught to follow up, so the question was asked on its own.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>该模型未学过追问，因此单独提出了这个问题。</translation>
    </message>
    <message>
        <source>Say in the question itself all that it is about.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请在问题本身中说明全部内容。</translation>
    </message>
    <message>
        <source>Counting here would take {tiles} tiles; the answer is the model&apos;s estimate.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>在此计数需要 {tiles} 个图块；答案是模型的估计。</translation>
    </message>
    <message>
        <source>Draw a smaller region, or use detection, which takes any number of tiles.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请绘制较小的区域，或使用检测，它可处理任意数量的图块。</translation>
    </message>
    <message>
        <source>The model named a class that was not among those given: {label}.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>模型给出的类别不在所给类别之中：{label}。</translation>
    </message>
    <message>
        <source>The region is looked at in {number} pieces; this takes long.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>该区域分 {number} 块查看；需要较长时间。</translation>
    </message>
    <message>
        <source>Draw a smaller region to be done sooner.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>绘制较小的区域可更快完成。</translation>
    </message>
    <message>
        <source>The region holds no image: every pixel of it is the same.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>该区域没有影像：所有像素都相同。</translation>
    </message>
    <message>
        <source>The reply to {number} of {total} tiles cannot be read; objects there may be missing.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>{total} 个图块中有 {number} 个的回复无法读取；其中可能缺少对象。</translation>
    </message>
    <message>
        <source>Look at the views marked as tiles for what the model said.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>模型所说的内容可在标为图块的视图中查看。</translation>
    </message>
    <message>
        <source>The reply to {number} of {total} tiles is cut short or partly unreadable; a few objects there may be missing.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>{total} 个图块中有 {number} 个的回复被截断或部分无法读取；其中可能缺少少量对象。</translation>
    </message>
    <message>
        <source>{model} does not know {classes}; the other classes are looked for.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>{model}不认识 {classes}；将查找其他类别。</translation>
    </message>
    <message>
        <source>It finds {classes}.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>它能找到 {classes}。</translation>
    </message>
    <message>
        <source>The model&apos;s reply is cut short or partly unreadable; a few objects may be missing.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>模型的回复被截断或部分无法读取；可能缺少少量对象。</translation>
    </message>
    <message>
        <source>The model did not say where to look closer; it answers from the overview.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>模型没有说明应仔细查看何处；它根据概览作答。</translation>
    </message>
    <message>
        <source>Draw a smaller region around what you ask about.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请在所问内容周围绘制较小的区域。</translation>
    </message>
    <message>
        <source>There is no raster at &apos;{source}&apos;.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>“{source}”处没有栅格。</translation>
    </message>
    <message>
        <source>The raster was deleted or its drive is gone.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>该栅格已被删除，或其驱动器已断开。</translation>
    </message>
    <message>
        <source>Check the path, or that the drive is still connected, and try again.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请检查路径以及驱动器是否仍已连接，然后重试。</translation>
    </message>
    <message>
        <source>A part of the raster cannot be read; the file is damaged or truncated.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>该栅格的一部分无法读取；文件已损坏或不完整。</translation>
    </message>
    <message>
        <source>Open the file in QGIS or with gdalinfo; it may be truncated or of an unknown format.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请用 QGIS 或 gdalinfo 打开该文件；它可能不完整或格式未知。</translation>
    </message>
    <message>
        <source>The raster holds complex numbers, which have no colour.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>该栅格包含没有颜色的复数。</translation>
    </message>
    <message>
        <source>Compute the amplitude first (Raster &gt; Raster Calculator) and use the result.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请先计算振幅（栅格 &gt; 栅格计算器），然后使用结果。</translation>
    </message>
    <message>
        <source>The raster&apos;s geotransform flattens it onto a line.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>该栅格的地理变换将其压成一条线。</translation>
    </message>
    <message>
        <source>Set its extent again (gdal_translate -a_ullr) and use the result.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请重新设置其范围 (gdal_translate -a_ullr)，然后使用结果。</translation>
    </message>
    <message>
        <source>The raster is placed by {number} ground control points only, so its pixels have no exact place.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>该栅格仅由 {number} 个地面控制点定位，因此其像素没有精确位置。</translation>
    </message>
    <message>
        <source>Warp it first (Raster &gt; Projections &gt; Warp, or gdalwarp) and use the result.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请先变形（栅格 &gt; 投影 &gt; 变形，或 gdalwarp），然后使用结果。</translation>
    </message>
    <message>
        <source>The raster is placed by a sensor model (RPC) only, so its pixels have no exact place.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>该栅格仅由传感器模型 (RPC) 定位，因此其像素没有精确位置。</translation>
    </message>
    <message>
        <source>Orthorectify it first (gdalwarp -rpc, with a height model) and use the result.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请先正射校正（gdalwarp -rpc，配合高程模型），然后使用结果。</translation>
    </message>
    <message>
        <source>The raster lies on the network, which the backend may not use.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>该栅格位于网络上，而后端不得使用网络。</translation>
    </message>
    <message>
        <source>Save the layer to a file first, or allow the backend to use the network.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请先将图层保存为文件，或允许后端使用网络。</translation>
    </message>
    <message>
        <source>The raster {name} is not in a folder that the backend may read.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>栅格 {name} 不在后端可读取的文件夹中。</translation>
    </message>
    <message>
        <source>Add its folder to the allowed folders of the backend.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请将其文件夹添加到后端的允许文件夹。</translation>
    </message>
    <message>
        <source>The backend opens plain raster files only, and this source is not one.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>后端只打开普通栅格文件，而此来源不是。</translation>
    </message>
    <message>
        <source>Export the layer to a GeoTIFF in an allowed folder and use that.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请将图层导出为允许文件夹中的 GeoTIFF，然后使用它。</translation>
    </message>
    <message>
        <source>The region lies outside the raster &apos;{name}&apos;.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>该区域位于栅格“{name}”之外。</translation>
    </message>
    <message>
        <source>Draw a region that overlaps the raster, or clear the region to use the whole layer.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请绘制与栅格重叠的区域，或清除区域以使用整个图层。</translation>
    </message>
    <message>
        <source>The region has no area.</source>
        <extracomment>core/backend_words.py, core/regions.py</extracomment>
        <translation>该区域没有面积。</translation>
    </message>
    <message>
        <source>The region cannot be placed on the raster.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>该区域无法放置在栅格上。</translation>
    </message>
    <message>
        <source>Draw the region again, with at least three corners.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请重新绘制区域，至少三个角点。</translation>
    </message>
    <message>
        <source>The region is {width} x {height} pixels; the model accepts no image that is more than {times} times as long as wide.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>该区域为 {width} x {height} 像素；模型不接受长宽比超过 {times} 的影像。</translation>
    </message>
    <message>
        <source>Draw a region that is less elongated.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请绘制不那么狭长的区域。</translation>
    </message>
    <message>
        <source>The region holds {number} million pixels; of a layer whose pixels QGIS serves, {most} million can be looked at.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>该区域有 {number} 百万像素；由 QGIS 提供像素的图层最多可查看 {most} 百万像素。</translation>
    </message>
    <message>
        <source>Draw a smaller region.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请绘制较小的区域。</translation>
    </message>
    <message>
        <source>Draw a simpler region, or shorten the question.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请绘制较简单的区域，或缩短问题。</translation>
    </message>
    <message>
        <source>The program that serves the pixels of this layer went away.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>提供该图层像素的程序已断开。</translation>
    </message>
    <message>
        <source>The program that serves the pixels of this layer did not answer in time.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>提供该图层像素的程序未及时响应。</translation>
    </message>
    <message>
        <source>Ask again, and keep the program that shows the layer open until it is done.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请重新提问，并在完成前保持显示该图层的程序打开。</translation>
    </message>
    <message>
        <source>The {model} does not know {classes}.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>该模型（{model}）不认识 {classes}。</translation>
    </message>
    <message>
        <source>It finds {classes}; use a larger model for anything else.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>它能找到 {classes}；其他类别请使用更大的模型。</translation>
    </message>
    <message>
        <source>It can {tasks}; choose another model for anything else.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>它能 {tasks}；其他任务请选择其他模型。</translation>
    </message>
    <message>
        <source>The model&apos;s reply is not an answer.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>模型的回复不是答案。</translation>
    </message>
    <message>
        <source>The model&apos;s reply is not a class.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>模型的回复不是类别。</translation>
    </message>
    <message>
        <source>The model&apos;s reply is not a description.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>模型的回复不是描述。</translation>
    </message>
    <message>
        <source>The model&apos;s reply is not a list of objects.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>模型的回复不是对象列表。</translation>
    </message>
    <message>
        <source>The model&apos;s replies cannot be read as objects.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>模型的回复无法读取为对象。</translation>
    </message>
    <message>
        <source>Ask in other words, or use a larger model.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请换一种说法提问，或使用更大的模型。</translation>
    </message>
    <message>
        <source>The conversation takes {number} tokens, the model reads {most} at most.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>该对话有 {number} 个词元，模型最多读取 {most} 个。</translation>
    </message>
    <message>
        <source>Ask a shorter question, or start a new conversation.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请提出较短的问题，或开始新的对话。</translation>
    </message>
    <message>
        <source>There is not enough memory for the model to answer.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>内存不足，模型无法作答。</translation>
    </message>
    <message>
        <source>The model &apos;{model}&apos; does not fit into memory.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>内存容纳不下模型“{model}”。</translation>
    </message>
    <message>
        <source>Use a smaller region or a smaller model, or close other programs.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请使用较小的区域或较小的模型，或关闭其他程序。</translation>
    </message>
    <message>
        <source>The model failed while it was answering.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>模型在作答时失败。</translation>
    </message>
    <message>
        <source>Try again; if it happens twice, restart the backend and look at its log.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请重试；若再次发生，请重启后端并查看其日志。</translation>
    </message>
    <message>
        <source>The model &apos;{model}&apos; ({weights}) has not been downloaded to this machine.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>模型“{model}”({weights}) 尚未下载到本机。</translation>
    </message>
    <message>
        <source>The model &apos;{name}&apos; is not loaded; this backend runs &apos;{model}&apos;.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>模型“{name}”未加载；该后端运行“{model}”。</translation>
    </message>
    <message>
        <source>Choose &apos;{model}&apos;, or restart the backend with RSCOVLM_MODEL={name}.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请选择“{model}”，或用 RSCOVLM_MODEL={name} 重启后端。</translation>
    </message>
    <message>
        <source>{model} is being loaded.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>正在加载 {model}。</translation>
    </message>
    <message>
        <source>Run &apos;rscovlm doctor&apos; to see which models are installed.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>运行“rscovlm doctor”可查看已安装的模型。</translation>
    </message>
    <message>
        <source>The backend&apos;s disk is full.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>后端的磁盘已满。</translation>
    </message>
    <message>
        <source>Free some space on the disk, then try again; nothing that had arrived is lost.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请释放磁盘空间后重试；已到达的内容不会丢失。</translation>
    </message>
    <message>
        <source>Something went wrong inside the backend.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>后端内部出现问题。</translation>
    </message>
    <message>
        <source>Look at the backend&apos;s log, and report it.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请查看后端的日志并报告。</translation>
    </message>
    <message>
        <source>Look at the backend&apos;s log, mend what it says and restart the backend.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请查看后端的日志，按其说明修复后重启后端。</translation>
    </message>
    <message>
        <source>The backend knows no such job.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>后端没有这个任务。</translation>
    </message>
    <message>
        <source>Ask again: jobs are kept for a while only.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请重新提问：任务只保留一段时间。</translation>
    </message>
    <message>
        <source>Ask again to have it done wholly.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请重新提问以完整执行。</translation>
    </message>
    <message>
        <source>A backend of version {version} answers at {address}, after {ms} ms.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>版本为 {version} 的后端在 {address} 响应，用时 {ms} 毫秒。</translation>
    </message>
    <message>
        <source>It is in the file &apos;token&apos; of the folder .rscovlm of whoever runs that backend.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>它在运行该后端的用户的 .rscovlm 文件夹的“token”文件中。</translation>
    </message>
    <message>
        <source>It begins with http:// or https://, then the machine and the port: http://127.0.0.1:8765</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>以 http:// 或 https:// 开头，后接主机和端口：http://127.0.0.1:8765</translation>
    </message>
    <message>
        <source>Start the backend there, with a host that this computer can reach, and check the port.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>请在那里以本机可达的主机地址启动后端，并检查端口。</translation>
    </message>
    <message>
        <source>No backend runs here now; the next question starts it.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>本机目前没有后端运行；下一个问题会启动它。</translation>
    </message>
    <message>
        <source>It can serve, on {device}.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>可以服务，运行于 {device}。</translation>
    </message>
    <message>
        <source>Look into its log, and restart it.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>请查看其日志，然后重启。</translation>
    </message>
    <message>
        <source>The token and what you ask cross the network unencrypted.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>令牌和您的提问在网络上未加密传输。</translation>
    </message>
    <message>
        <source>Use https, or an SSH tunnel to that machine.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>请使用 https，或到该机器的 SSH 隧道。</translation>
    </message>
    <message>
        <source>Check its certificate, or whether it speaks https at this port at all.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>请检查其证书，以及该端口是否使用 https。</translation>
    </message>
    <message>
        <source>Check the spelling, and whether this computer is on that network.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>请检查拼写，以及本机是否在该网络中。</translation>
    </message>
    <message>
        <source>Check the port, and whether a firewall stands between.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>请检查端口，以及中间是否有防火墙。</translation>
    </message>
    <message>
        <source>Run &apos;rscovlm serve&apos;, or allow the plugin to start it.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>请运行“rscovlm serve”，或允许插件启动它。</translation>
    </message>
    <message>
        <source>Something answers there, but it is not a backend of RSCoVLM.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>那里有响应，但不是 RSCoVLM 的后端。</translation>
    </message>
    <message>
        <source>Another program may use this port; try another address.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>可能有其他程序使用该端口；请尝试其他地址。</translation>
    </message>
    <message>
        <source>Update the older one if something does not work.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>如有功能异常，请更新较旧的一方。</translation>
    </message>
    <message numerus="yes">
        <source>It can serve, on {device}; %Ln jobs wait.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>
            <numerusform>可以服务，运行于 {device}；有 %Ln 个任务等待。</numerusform>
        </translation>
    </message>
    <message>
        <source>It is still loading its model.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>仍在加载模型。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <extracomment>core/checkup.py, core/errors.py</extracomment>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>It accepts the token.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>它接受该令牌。</translation>
    </message>
    <message>
        <source>&apos;{address}&apos; is not an address.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>“{address}”不是地址。</translation>
    </message>
    <message>
        <source>Nothing answers at {address}.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>{address} 没有响应。</translation>
    </message>
    <message>
        <source>Command: {command}</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>命令：{command}</translation>
    </message>
    <message>
        <source>It cannot serve: {cause}</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>无法服务：{cause}</translation>
    </message>
    <message>
        <source>The encrypted connection to {machine} fails.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>与 {machine} 的加密连接失败。</translation>
    </message>
    <message>
        <source>There is no machine called &apos;{machine}&apos;.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>没有名为“{machine}”的机器。</translation>
    </message>
    <message>
        <source>{machine} does not answer in time.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>{machine} 未及时响应。</translation>
    </message>
    <message>
        <source>Nothing answers at {address}, and the plugin may not start a backend.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>{address} 没有响应，而插件不得启动后端。</translation>
    </message>
    <message>
        <source>The backend&apos;s version is {theirs}, the plugin&apos;s is {ours}.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>后端版本为 {theirs}，插件版本为 {ours}。</translation>
    </message>
    <message>
        <source>It serves, but: {cause}</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>可以服务，但是：{cause}</translation>
    </message>
    <message>
        <source>It does not accept the token.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>它不接受该令牌。</translation>
    </message>
    <message>
        <source>The token is locked by QGIS&apos;s master password.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>令牌被 QGIS 的主密码锁定。</translation>
    </message>
    <message>
        <source>Unlock it, then test again.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>请解锁后再测试。</translation>
    </message>
    <message>
        <source>It wants a token, and there is none here.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>它需要令牌，而这里没有。</translation>
    </message>
    <message>
        <source>Model: {models}.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>模型：{models}。</translation>
    </message>
    <message>
        <source>No view lies wholly in the region that was searched.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>没有视图完全位于所搜索的区域内。</translation>
    </message>
    <message>
        <source>The export was stopped, for the plugin was closed.</source>
        <extracomment>core/corrections.py, core/formats/batch.py</extracomment>
        <translation>导出已停止，因为插件已关闭。</translation>
    </message>
    <message>
        <source>No view is reviewed to the end yet, so there is no image that could be learnt from.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>尚无视图审查完毕，因此没有可供学习的影像。</translation>
    </message>
    <message>
        <source>Detect in a larger region or the whole layer, and review that.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>请在更大的区域或整个图层中检测，然后审查。</translation>
    </message>
    <message>
        <source>Export the objects as COCO, DOTA or YOLO instead, with &apos;Export…&apos; below the answer.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>请改用答案下方的“导出…”将对象导出为 COCO、DOTA 或 YOLO。</translation>
    </message>
    <message>
        <source>Give every box of a view its verdict, those that a filter hides too; then export again.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>请为视图中的每个框给出判定，包括被筛选隐藏的；然后重新导出。</translation>
    </message>
    <message>
        <source>Detect in the raster, which looks tile by tile, and review that.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>请在逐块查看的栅格中检测，然后审查。</translation>
    </message>
    <message>
        <source>The views are gone from {file}, and without them nobody knows what was looked at.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>{file} 中已没有视图，没有它们就无法知道查看过什么。</translation>
    </message>
    <message>
        <source>Put its file back; or save the layer as a GeoTIFF, and detect and review in that.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>请放回其文件；或将图层保存为 GeoTIFF，并在其中检测和审查。</translation>
    </message>
    <message>
        <source>The views are larger than {side} pixels, too large to be learnt from.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>视图大于 {side} 像素，太大而无法用于学习。</translation>
    </message>
    <message>
        <source>The pixels of &apos;{name}&apos; cannot be read from a file, and images are cut from them.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>“{name}”的像素无法从文件读取，而影像需从中裁剪。</translation>
    </message>
    <message>
        <source>locked by QGIS&apos;s master password</source>
        <extracomment>core/diagnostics.py, gui/options.py</extracomment>
        <translation>被 QGIS 的主密码锁定</translation>
    </message>
    <message>
        <source>set</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>已设置</translation>
    </message>
    <message>
        <source>found in the backend&apos;s folder</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>在后端的文件夹中找到</translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>core/diagnostics.py, core/report.py</extracomment>
        <translation>无</translation>
    </message>
    <message>
        <source>not found</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Backend</source>
        <extracomment>core/diagnostics.py, gui/status.py</extracomment>
        <translation>后端</translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>状态</translation>
    </message>
    <message>
        <source>Address</source>
        <extracomment>core/diagnostics.py, gui/options.py</extracomment>
        <translation>地址</translation>
    </message>
    <message>
        <source>Token</source>
        <extracomment>core/diagnostics.py, gui/options.py</extracomment>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Model</source>
        <extracomment>core/diagnostics.py, core/report.py</extracomment>
        <translation>模型</translation>
    </message>
    <message>
        <source>Check of the installation</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>安装检查</translation>
    </message>
    <message>
        <source>Log of the backend, its last lines</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>后端日志（最后几行）</translation>
    </message>
    <message>
        <source>Command</source>
        <extracomment>core/diagnostics.py, gui/options.py</extracomment>
        <translation>命令</translation>
    </message>
    <message>
        <source>Folder</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Started by this plugin</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>由本插件启动</translation>
    </message>
    <message>
        <source>Version</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>版本</translation>
    </message>
    <message>
        <source>Device</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>设备</translation>
    </message>
    <message>
        <source>Jobs waiting</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>等待的任务</translation>
    </message>
    <message>
        <source>yes</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>否</translation>
    </message>
    <message>
        <source>Health</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>运行状况</translation>
    </message>
    <message>
        <source>The check took too long and was stopped.</source>
        <extracomment>core/doctor.py</extracomment>
        <translation>检查耗时过长，已停止。</translation>
    </message>
    <message>
        <source>A part of the layer could not be written as an image.</source>
        <extracomment>core/drawing.py</extracomment>
        <translation>图层的一部分无法写为影像。</translation>
    </message>
    <message>
        <source>the backend asked for a part that does not exist</source>
        <extracomment>core/drawing.py</extracomment>
        <translation>后端请求了不存在的部分</translation>
    </message>
    <message>
        <source>Drawing was stopped.</source>
        <extracomment>core/drawing.py</extracomment>
        <translation>绘制已停止。</translation>
    </message>
    <message>
        <source>it was closed</source>
        <extracomment>core/drawing.py</extracomment>
        <translation>它已关闭</translation>
    </message>
    <message>
        <source>it took longer than {s} s</source>
        <extracomment>core/drawing.py</extracomment>
        <translation>耗时超过 {s} 秒</translation>
    </message>
    <message>
        <source>it could not be drawn</source>
        <extracomment>core/drawing.py</extracomment>
        <translation>无法绘制</translation>
    </message>
    <message>
        <source>The region lies outside the layer.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>该区域位于图层之外。</translation>
    </message>
    <message>
        <source>The backend is not installed where the plugin looks for it.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>后端未安装在插件查找的位置。</translation>
    </message>
    <message>
        <source>The backend stopped answering. What had arrived is kept.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>后端停止响应。已到达的内容已保留。</translation>
    </message>
    <message>
        <source>What answers is not the backend that this plugin expects.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>响应的不是本插件所期望的后端。</translation>
    </message>
    <message>
        <source>The backend no longer knows this job. What had arrived is kept.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>后端已没有该任务。已到达的内容已保留。</translation>
    </message>
    <message>
        <source>Draw a region that overlaps the raster, or look at the whole layer.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>请绘制与栅格重叠的区域，或查看整个图层。</translation>
    </message>
    <message>
        <source>Draw a region, or choose &apos;What the map shows&apos;.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>请绘制区域，或选择“地图所示范围”。</translation>
    </message>
    <message>
        <source>Draw a smaller region, or zoom the map out, so that coarser pixels are taken.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>请绘制较小的区域，或缩小地图，以使用较粗的像素。</translation>
    </message>
    <message>
        <source>Add it to the project again, then ask about it anew.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>请将其重新添加到项目，然后重新提问。</translation>
    </message>
    <message>
        <source>Check that the map shows this part of the layer, then ask again.</source>
        <extracomment>core/backend_words.py, core/errors.py</extracomment>
        <translation>请检查地图是否显示图层的这一部分，然后重新提问。</translation>
    </message>
    <message>
        <source>Start it, or check the address in the settings.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>请启动它，或检查设置中的地址。</translation>
    </message>
    <message>
        <source>Install it (pip install rscovlm[backend]) or name the &apos;rscovlm&apos; command in the settings.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>请安装它 (pip install rscovlm[backend])，或在设置中指定“rscovlm”命令。</translation>
    </message>
    <message>
        <source>Click the state of the backend to see its log.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>点击后端状态可查看其日志。</translation>
    </message>
    <message>
        <source>Put the token of that backend into the settings; it is in the file &apos;token&apos; of its folder.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>请将该后端的令牌填入设置；它在其文件夹的“token”文件中。</translation>
    </message>
    <message>
        <source>Ask again and enter the master password; for qgis_process, name a file with it in QGIS_AUTH_PASSWORD_FILE.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>请重新提问并输入主密码；对于 qgis_process，请在 QGIS_AUTH_PASSWORD_FILE 中指定含主密码的文件。</translation>
    </message>
    <message>
        <source>The backend cannot serve right now.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>后端目前无法服务。</translation>
    </message>
    <message>
        <source>Restart the backend and continue where the job stopped.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>请重启后端，从任务停止处继续。</translation>
    </message>
    <message>
        <source>Check the address in the settings, and that plugin and backend have the same version.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>请检查设置中的地址，以及插件与后端的版本是否一致。</translation>
    </message>
    <message>
        <source>Ask again.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>请重新提问。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; covers too much of the world to look at all of it.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>“{name}”覆盖的范围太大，无法全部查看。</translation>
    </message>
    <message>
        <source>The region holds more of &apos;{name}&apos; than its service should be asked for.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>该区域包含的“{name}”超出了应向其服务请求的量。</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; is no longer in the project, so its pixels cannot be read.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>图层“{name}”已不在项目中，因此无法读取其像素。</translation>
    </message>
    <message>
        <source>A part of &apos;{name}&apos; could not be read: {cause}.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>“{name}”的一部分无法读取：{cause}。</translation>
    </message>
    <message>
        <source>No backend answers at {address}.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>{address} 没有后端响应。</translation>
    </message>
    <message>
        <source>The backend did not start: {cause}</source>
        <extracomment>core/errors.py</extracomment>
        <translation>后端未能启动：{cause}</translation>
    </message>
    <message>
        <source>The backend at {address} does not accept the token.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>{address} 的后端不接受该令牌。</translation>
    </message>
    <message>
        <source>The token of &apos;{name}&apos; is locked by QGIS&apos;s master password.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>“{name}”的令牌被 QGIS 的主密码锁定。</translation>
    </message>
    <message>
        <source>&apos;{suffix}&apos; is not a format that can be written.</source>
        <extracomment>core/export.py</extracomment>
        <translation>“{suffix}”不是可写入的格式。</translation>
    </message>
    <message>
        <source>End the name in one of: {endings}.</source>
        <extracomment>core/export.py</extracomment>
        <translation>文件名请以下列之一结尾：{endings}。</translation>
    </message>
    <message>
        <source>Export them as GeoPackage, GeoJSON, Shapefile, KML or CSV.</source>
        <extracomment>core/formats/pictures.py</extracomment>
        <translation>请导出为 GeoPackage、GeoJSON、Shapefile、KML 或 CSV。</translation>
    </message>
    <message>
        <source>Put its file back where it was, or export as DOTA, which needs no size.</source>
        <extracomment>core/formats/pictures.py</extracomment>
        <translation>请将其文件放回原处，或导出为不需要尺寸的 DOTA。</translation>
    </message>
    <message>
        <source>{layout} holds objects, and these results are views.</source>
        <extracomment>core/formats/pictures.py</extracomment>
        <translation>{layout} 保存对象，而这些结果是视图。</translation>
    </message>
    <message>
        <source>The raster &apos;{name}&apos; cannot be opened, and its size in pixels is needed.</source>
        <extracomment>core/formats/pictures.py</extracomment>
        <translation>栅格“{name}”无法打开，而需要其像素尺寸。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <extracomment>core/formats/pictures.py</extracomment>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>{file} is there already, and is no list of classes.</source>
        <extracomment>core/formats/pictures.py</extracomment>
        <translation>{file} 已存在，且不是类别列表。</translation>
    </message>
    <message>
        <source>KML holds longitudes and latitudes, and the raster has no place on the map.</source>
        <extracomment>core/formats/vector.py</extracomment>
        <translation>KML 保存经纬度，而该栅格在地图上没有位置。</translation>
    </message>
    <message>
        <source>Choose another folder or name, or free some space on the disk.</source>
        <extracomment>core/formats/vector.py, core/transcript.py</extracomment>
        <translation>请选择其他文件夹或名称，或释放磁盘空间。</translation>
    </message>
    <message>
        <source>Export as GeoJSON, CSV or COCO, which can hold its pixels.</source>
        <extracomment>core/formats/vector.py</extracomment>
        <translation>请导出为可保存其像素的 GeoJSON、CSV 或 COCO。</translation>
    </message>
    <message>
        <source>{file} could not be written.</source>
        <extracomment>core/formats/vector.py, core/transcript.py</extracomment>
        <translation>无法写入 {file}。</translation>
    </message>
    <message>
        <source>An outline cannot be brought into longitude and latitude.</source>
        <extracomment>core/formats/vector.py</extracomment>
        <translation>有轮廓无法转换为经纬度。</translation>
    </message>
    <message>
        <source>Export as GeoPackage, which keeps the coordinates of the raster.</source>
        <extracomment>core/formats/vector.py</extracomment>
        <translation>请导出为保留栅格坐标的 GeoPackage。</translation>
    </message>
    <message>
        <source>at one of its scales</source>
        <extracomment>core/grids.py</extracomment>
        <translation>以其比例尺之一</translation>
    </message>
    <message>
        <source>{value} m</source>
        <extracomment>core/grids.py, gui/evidence_pictures.py</extracomment>
        <translation>{value} m</translation>
    </message>
    <message>
        <source>Export the part that you need to a GeoTIFF, then ask about that.</source>
        <extracomment>core/grids.py</extracomment>
        <translation>请将所需部分导出为 GeoTIFF，然后对其提问。</translation>
    </message>
    <message>
        <source>at the map&apos;s scale</source>
        <extracomment>core/grids.py</extracomment>
        <translation>以地图的比例尺</translation>
    </message>
    <message>
        <source>at zoom level {level}</source>
        <extracomment>core/grids.py</extracomment>
        <translation>以缩放层级 {level}</translation>
    </message>
    <message>
        <source>{words}, its finest</source>
        <extracomment>core/grids.py</extracomment>
        <translation>{words}（最精细）</translation>
    </message>
    <message>
        <source>{value} cm</source>
        <extracomment>core/grids.py</extracomment>
        <translation>{value} cm</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; does not say which part of the world it shows.</source>
        <extracomment>core/grids.py</extracomment>
        <translation>“{name}”没有说明它显示世界的哪一部分。</translation>
    </message>
    <message>
        <source>Show the layer on the map, or export the part that you need to a GeoTIFF.</source>
        <extracomment>core/grids.py</extracomment>
        <translation>请在地图上显示该图层，或将所需部分导出为 GeoTIFF。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; can be drawn at any scale, and there is no map to take one from.</source>
        <extracomment>core/grids.py</extracomment>
        <translation>“{name}”可按任意比例尺绘制，但没有地图可供取用。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions of this project&apos;s conversation could not be read; another version of the plugin may have written them. What was found is still in the results.</source>
        <extracomment>core/history.py</extracomment>
        <translation>
            <numerusform>该项目的对话中有 %Ln 个问题无法读取；可能由其他版本的插件写入。已找到的内容仍在结果中。</numerusform>
        </translation>
    </message>
    <message>
        <source>&apos;{title}&apos; cannot be saved with the project.</source>
        <extracomment>core/history.py</extracomment>
        <translation>“{title}”无法随项目保存。</translation>
    </message>
    <message>
        <source>Something unforeseen went wrong.</source>
        <extracomment>core/jobs.py, gui/talk_saving.py</extracomment>
        <translation>出现意外问题。</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <extracomment>core/launcher.py</extracomment>
        <translation>退出代码 {code}</translation>
    </message>
    <message>
        <source>There is no raster layer to look at.</source>
        <extracomment>core/layers.py</extracomment>
        <translation>没有可查看的栅格图层。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is read {words}: a pixel covers {metres} on the ground here.</source>
        <extracomment>core/layers.py</extracomment>
        <translation>“{name}”{words}读取：此处一个像素覆盖地面 {metres}。</translation>
    </message>
    <message>
        <source>Add one to the project, then choose it above.</source>
        <extracomment>core/layers.py</extracomment>
        <translation>请向项目添加一个，然后在上方选择。</translation>
    </message>
    <message>
        <source>Check that its source is still there and whole, then add it to the project again.</source>
        <extracomment>core/layers.py</extracomment>
        <translation>请检查其来源是否仍在且完整，然后重新添加到项目。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is read {words}.</source>
        <extracomment>core/layers.py</extracomment>
        <translation>“{name}”{words}读取。</translation>
    </message>
    <message>
        <source>The file of &apos;{name}&apos; cannot be read: {source}</source>
        <extracomment>core/layers.py</extracomment>
        <translation>“{name}”的文件无法读取：{source}</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; cannot be read.</source>
        <extracomment>core/layers.py</extracomment>
        <translation>“{name}”无法读取。</translation>
    </message>
    <message>
        <source>Click a number of objects in the conversation, which notes it; or detect again.</source>
        <extracomment>core/origin.py</extracomment>
        <translation>请在对话中点击对象数量（会记下来源）；或重新检测。</translation>
    </message>
    <message>
        <source>Mend it (Raster &gt; Projections &gt; Assign Projection, or the world file), then ask again.</source>
        <extracomment>core/origin.py</extracomment>
        <translation>请修复（栅格 &gt; 投影 &gt; 指定投影，或坐标文件），然后重新提问。</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; does not say which raster its boxes are about.</source>
        <extracomment>core/origin.py</extracomment>
        <translation>图层“{name}”没有说明其框属于哪个栅格。</translation>
    </message>
    <message>
        <source>The georeference of &apos;{name}&apos; maps it onto a line, so nothing has pixel coordinates.</source>
        <extracomment>core/origin.py</extracomment>
        <translation>“{name}”的地理参考将其映射到一条线上，因此没有像素坐标。</translation>
    </message>
    <message>
        <source>The picture cannot be read from the raster.</source>
        <extracomment>core/pictures.py</extracomment>
        <translation>无法从栅格读取图片。</translation>
    </message>
    <message>
        <source>QGIS was closed while this ran. What had arrived is kept.</source>
        <extracomment>core/records.py</extracomment>
        <translation>运行期间 QGIS 被关闭。已到达的内容已保留。</translation>
    </message>
    <message>
        <source>Continue to get what else the backend has found, or ask again.</source>
        <extracomment>core/records.py</extracomment>
        <translation>点击“继续”可获取后端找到的其余内容，或重新提问。</translation>
    </message>
    <message>
        <source>The region has too many parts and holes.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>该区域的部分和孔洞过多。</translation>
    </message>
    <message>
        <source>Select some on the map, or choose all of its polygons.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>请在地图上选择一些，或选用其全部多边形。</translation>
    </message>
    <message>
        <source>Select fewer of them, or use the Processing toolbox, which takes any number.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>请少选一些，或使用可接受任意数量的处理工具箱。</translation>
    </message>
    <message>
        <source>Choose another layer, or draw a region.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>请选择其他图层，或绘制区域。</translation>
    </message>
    <message>
        <source>Draw it again.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>请重新绘制。</translation>
    </message>
    <message>
        <source>Simplify it, or split it up.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>请简化或拆分它。</translation>
    </message>
    <message>
        <source>The region cannot be brought into the layer&apos;s coordinate system.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>该区域无法转换到图层的坐标系。</translation>
    </message>
    <message>
        <source>No polygon of &apos;{name}&apos; is selected.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>“{name}”没有选中的多边形。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has more than {limit} polygons to look at.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>“{name}”要查看的多边形超过 {limit} 个。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has no polygons.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>“{name}”没有多边形。</translation>
    </message>
    <message>
        <source>Draw it again, closer to the layer.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>请在更靠近图层处重新绘制。</translation>
    </message>
    <message>
        <source>Score, length and width are medians.</source>
        <extracomment>core/report.py</extracomment>
        <translation>置信度、长度和宽度为中位数。</translation>
    </message>
    <message>
        <source>a region of it</source>
        <extracomment>core/report.py, core/transcript.py</extracomment>
        <translation>其中一个区域</translation>
    </message>
    <message>
        <source>all of it</source>
        <extracomment>core/report.py, core/transcript.py</extracomment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Class</source>
        <extracomment>core/report.py, processing/classify.py</extracomment>
        <translation>类别</translation>
    </message>
    <message>
        <source>Number</source>
        <extracomment>core/report.py</extracomment>
        <translation>数量</translation>
    </message>
    <message>
        <source>Score</source>
        <extracomment>core/report.py</extracomment>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Length, m</source>
        <extracomment>core/report.py</extracomment>
        <translation>长度 (m)</translation>
    </message>
    <message>
        <source>Width, m</source>
        <extracomment>core/report.py</extracomment>
        <translation>宽度 (m)</translation>
    </message>
    <message>
        <source>Area in all, m²</source>
        <extracomment>core/report.py</extracomment>
        <translation>总面积 (m²)</translation>
    </message>
    <message>
        <source>Raster</source>
        <extracomment>core/report.py</extracomment>
        <translation>栅格</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <extracomment>core/report.py</extracomment>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Asked</source>
        <extracomment>core/report.py</extracomment>
        <translation>提问时间</translation>
    </message>
    <message>
        <source>RSCoVLM for QGIS {version}, run {run}</source>
        <extracomment>core/report.py</extracomment>
        <translation>RSCoVLM for QGIS {version}，运行 {run}</translation>
    </message>
    <message>
        <source>Made by</source>
        <extracomment>core/report.py</extracomment>
        <translation>生成工具</translation>
    </message>
    <message numerus="yes">
        <source>%Ln accepted</source>
        <extracomment>core/report.py, gui/review_panel.py</extracomment>
        <translation>
            <numerusform>%Ln 个已接受</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln corrected</source>
        <extracomment>core/report.py, gui/review_panel.py</extracomment>
        <translation>
            <numerusform>%Ln 个已更正</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected, which are not counted above</source>
        <extracomment>core/report.py</extracomment>
        <translation>
            <numerusform>%Ln 个已拒绝（上面未计入）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not reviewed</source>
        <extracomment>core/report.py</extracomment>
        <translation>
            <numerusform>%Ln 个未审查</numerusform>
        </translation>
    </message>
    <message>
        <source>unknown</source>
        <extracomment>core/report.py</extracomment>
        <translation>未知</translation>
    </message>
    <message>
        <source>Filter of the layer</source>
        <extracomment>core/report.py</extracomment>
        <translation>图层筛选</translation>
    </message>
    <message>
        <source>Results</source>
        <extracomment>core/report.py</extracomment>
        <translation>结果</translation>
    </message>
    <message>
        <source>Rights</source>
        <extracomment>core/report.py</extracomment>
        <translation>版权</translation>
    </message>
    <message>
        <source>A pixel on the ground</source>
        <extracomment>core/report.py</extracomment>
        <translation>地面像素大小</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <extracomment>core/report.py</extracomment>
        <translation>审查</translation>
    </message>
    <message numerus="yes">
        <source>There are {objects} of %Ln further classes.</source>
        <extracomment>core/report.py</extracomment>
        <translation>
            <numerusform>另有 %Ln 个类别的 {objects}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln objects</source>
        <extracomment>core/report.py, gui/corrections.py, gui/exchange.py, processing/finding.py</extracomment>
        <translation>
            <numerusform>%Ln 个对象</numerusform>
        </translation>
    </message>
    <message>
        <source>N</source>
        <extracomment>core/report_page.py</extracomment>
        <translation>北</translation>
    </message>
    <message>
        <source>{host} answered {status}</source>
        <extracomment>core/requests_watch.py</extracomment>
        <translation>{host} 返回 {status}</translation>
    </message>
    <message>
        <source>{host} did not answer in time</source>
        <extracomment>core/requests_watch.py</extracomment>
        <translation>{host} 未及时响应</translation>
    </message>
    <message>
        <source>{host} cannot be reached</source>
        <extracomment>core/requests_watch.py</extracomment>
        <translation>无法连接 {host}</translation>
    </message>
    <message>
        <source>{host} sent words and no image</source>
        <extracomment>core/requests_watch.py</extracomment>
        <translation>{host} 返回了文字而非影像</translation>
    </message>
    <message>
        <source>Objects</source>
        <extracomment>core/shelf.py, processing/finding.py</extracomment>
        <translation>对象</translation>
    </message>
    <message>
        <source>Views</source>
        <extracomment>core/shelf.py, processing/ask.py</extracomment>
        <translation>视图</translation>
    </message>
    <message>
        <source>{name} (in memory)</source>
        <extracomment>core/shelf.py</extracomment>
        <translation>{name}（内存中）</translation>
    </message>
    <message>
        <source>RSCoVLM results for {raster}</source>
        <extracomment>core/results.py</extracomment>
        <translation>{raster} 的 RSCoVLM 结果</translation>
    </message>
    <message>
        <source>The layer was removed from the project.</source>
        <extracomment>core/review.py</extracomment>
        <translation>该图层已从项目中移除。</translation>
    </message>
    <message>
        <source>Click a number of objects in the conversation to bring it back.</source>
        <extracomment>core/review.py</extracomment>
        <translation>在对话中点击对象数量可将其恢复。</translation>
    </message>
    <message>
        <source>This box is no longer in the layer.</source>
        <extracomment>core/review_table.py</extracomment>
        <translation>该框已不在图层中。</translation>
    </message>
    <message>
        <source>Free some space on the disk, or close other programs that use the file; then do this again.</source>
        <extracomment>core/review_table.py</extracomment>
        <translation>请释放磁盘空间，或关闭使用该文件的其他程序；然后重做此操作。</translation>
    </message>
    <message>
        <source>Save or discard them (Layer &gt; Toggle Editing), then do this again.</source>
        <extracomment>core/review_table.py</extracomment>
        <translation>请保存或放弃更改（图层 &gt; 切换编辑模式），然后重做此操作。</translation>
    </message>
    <message>
        <source>Close the review and open it again.</source>
        <extracomment>core/review_table.py</extracomment>
        <translation>请关闭审查并重新打开。</translation>
    </message>
    <message>
        <source>The review could not be written to {file}.</source>
        <extracomment>core/review_table.py</extracomment>
        <translation>审查结果无法写入 {file}。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has edits that are not saved yet, so nothing was written.</source>
        <extracomment>core/review_table.py</extracomment>
        <translation>“{name}”有未保存的编辑，因此未写入任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>Queued: %Ln jobs ahead of this one.</source>
        <extracomment>core/run.py</extracomment>
        <translation>
            <numerusform>排队中：前面还有 %Ln 个任务。</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent to the backend.</source>
        <extracomment>core/run.py, core/session.py</extracomment>
        <translation>已发送到后端。</translation>
    </message>
    <message>
        <source>The job failed without saying why.</source>
        <extracomment>core/run.py</extracomment>
        <translation>任务失败，未说明原因。</translation>
    </message>
    <message>
        <source>End the editing (Layer &gt; Toggle Editing), then filter again.</source>
        <extracomment>core/score_filter.py</extracomment>
        <translation>请结束编辑（图层 &gt; 切换编辑模式），然后重新筛选。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; cannot be filtered while it is being edited.</source>
        <extracomment>core/score_filter.py</extracomment>
        <translation>“{name}”在编辑期间无法筛选。</translation>
    </message>
    <message>
        <source>QGIS&apos;s authentication database cannot be written to; the token is kept until QGIS is closed.</source>
        <extracomment>core/secrets.py</extracomment>
        <translation>QGIS 的认证数据库无法写入；令牌保留到 QGIS 关闭为止。</translation>
    </message>
    <message>
        <source>QGIS&apos;s authentication database is not available, so tokens are kept until QGIS is closed.</source>
        <extracomment>core/secrets.py</extracomment>
        <translation>QGIS 的认证数据库不可用，因此令牌保留到 QGIS 关闭为止。</translation>
    </message>
    <message>
        <source>Without QGIS&apos;s master password, the token is kept until QGIS is closed.</source>
        <extracomment>core/secrets.py</extracomment>
        <translation>没有 QGIS 的主密码，令牌只保留到 QGIS 关闭为止。</translation>
    </message>
    <message>
        <source>This layer&apos;s pixels were to be read from its file, not from QGIS.</source>
        <extracomment>core/serving.py</extracomment>
        <translation>该图层的像素应从其文件读取，而不是从 QGIS。</translation>
    </message>
    <message numerus="yes">
        <source>The project was closed, so %Ln jobs were stopped.</source>
        <extracomment>core/session.py</extracomment>
        <translation>
            <numerusform>项目已关闭，因此停止了 %Ln 个任务。</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking up what is there already…</source>
        <extracomment>core/session.py</extracomment>
        <translation>正在查找已有内容…</translation>
    </message>
    <message>
        <source>Restarting the backend…</source>
        <extracomment>core/session.py</extracomment>
        <translation>正在重启后端…</translation>
    </message>
    <message>
        <source>Looking for the backend…</source>
        <extracomment>core/session.py, gui/status.py</extracomment>
        <translation>正在查找后端…</translation>
    </message>
    <message>
        <source>Waiting for the pixels of &apos;{name}&apos;…</source>
        <extracomment>core/inflow.py</extracomment>
        <translation>正在等待“{name}”的像素…</translation>
    </message>
    <message>
        <source>The job had been stopped, as its project was closed. Retry asks for all of it.</source>
        <extracomment>core/session.py</extracomment>
        <translation>由于项目关闭，任务已被停止。“重试”会重新请求全部内容。</translation>
    </message>
    <message>
        <source>What had arrived is kept in {file}.</source>
        <extracomment>core/session.py</extracomment>
        <translation>已到达的内容保存在 {file}。</translation>
    </message>
    <message>
        <source>The job ended without saying how.</source>
        <extracomment>core/session.py</extracomment>
        <translation>任务结束，未说明结果。</translation>
    </message>
    <message>
        <source>This machine</source>
        <extracomment>core/settings.py</extracomment>
        <translation>本机</translation>
    </message>
    <message>
        <source>Looked at</source>
        <extracomment>core/styles.py</extracomment>
        <translation>已查看</translation>
    </message>
    <message>
        <source>Looked at earlier</source>
        <extracomment>core/styles.py</extracomment>
        <translation>先前查看</translation>
    </message>
    <message>
        <source>Tiles searched</source>
        <extracomment>core/styles.py</extracomment>
        <translation>已搜索的图块</translation>
    </message>
    <message>
        <source>Free some space on the disk, then use &apos;Export…&apos; before you close QGIS.</source>
        <extracomment>core/tables.py</extracomment>
        <translation>请释放磁盘空间，然后在关闭 QGIS 前使用“导出…”。</translation>
    </message>
    <message>
        <source>The results cannot be written to {place}; they are kept in memory.</source>
        <extracomment>core/tables.py</extracomment>
        <translation>结果无法写入 {place}；已保留在内存中。</translation>
    </message>
    <message>
        <source>The raster could not be read for this picture.</source>
        <extracomment>core/transcript.py</extracomment>
        <translation>无法为此图片读取栅格。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <extracomment>core/transcript.py, gui/exchange.py</extracomment>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Written by RSCoVLM for QGIS {version}. Answers are a model&apos;s, not a survey&apos;s.</source>
        <extracomment>core/transcript.py</extracomment>
        <translation>由 RSCoVLM for QGIS {version} 生成。答案来自模型，并非测绘结果。</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <extracomment>core/transcript.py</extracomment>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>score {value}</source>
        <extracomment>core/transcript.py, gui/exchange.py, gui/review_panel.py</extracomment>
        <translation>置信度 {value}</translation>
    </message>
    <message>
        <source>Continue</source>
        <extracomment>gui/batch_bar.py, gui/exchange.py</extracomment>
        <translation>继续</translation>
    </message>
    <message>
        <source>Ask the remaining regions</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>对其余区域提问</translation>
    </message>
    <message>
        <source>Stopped after {done} of {total} regions: {cause}</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>在 {total} 个区域中的 {done} 个后停止：{cause}</translation>
    </message>
    <message>
        <source>Region {number} of {total}</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>第 {number} 个区域，共 {total} 个</translation>
    </message>
    <message numerus="yes">
        <source>Done: %Ln regions</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>
            <numerusform>完成：%Ln 个区域</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed, see above</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>
            <numerusform>%Ln 个失败，见上方</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel all</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>全部取消</translation>
    </message>
    <message>
        <source>OK</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>确定</translation>
    </message>
    <message>
        <source>Stop all regions; what was found so far stays</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>停止所有区域；已找到的内容保留</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>发送（回车）</translation>
    </message>
    <message>
        <source>Type a question…</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>请用英文提问…</translation>
    </message>
    <message>
        <source>Classes, such as: plane, ship</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>英文类别：plane, ship</translation>
    </message>
    <message>
        <source>A phrase, such as: the ship farthest north</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>英文短语：the ship farthest north</translation>
    </message>
    <message>
        <source>Nothing to type</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>无需输入</translation>
    </message>
    <message>
        <source>Classes to choose from, such as: airport, harbor</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>英文类别：airport, harbor</translation>
    </message>
    <message>
        <source>Ask</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>提问</translation>
    </message>
    <message>
        <source>Detect</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>检测</translation>
    </message>
    <message>
        <source>Find</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>查找</translation>
    </message>
    <message>
        <source>Describe</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>描述</translation>
    </message>
    <message>
        <source>Classify</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>分类</translation>
    </message>
    <message>
        <source>Ask a question about what is seen</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>就所见内容提问</translation>
    </message>
    <message>
        <source>Find every object of some classes, as oriented boxes</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>以旋转框找出某些类别的所有对象</translation>
    </message>
    <message>
        <source>Find what a phrase says, at one look: draw a region in which it is not tiny</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>一次查看，按短语查找：请绘制目标不会太小的区域</translation>
    </message>
    <message>
        <source>Have it described in a sentence or two</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>用一两句话描述</translation>
    </message>
    <message>
        <source>Name the kind of scene, among some classes</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>从若干类别中说出场景类型</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln earlier questions</source>
        <extracomment>gui/conversation.py</extracomment>
        <translation>
            <numerusform>显示 %Ln 个先前的问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder to write the corrections into</source>
        <extracomment>gui/corrections.py</extracomment>
        <translation>写入更正的文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%Ln views were left out, for not every box has its verdict</source>
        <extracomment>gui/corrections.py</extracomment>
        <translation>
            <numerusform>略去了 %Ln 个视图，因为并非每个框都有判定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln views were left out, too large to be learnt from</source>
        <extracomment>gui/corrections.py</extracomment>
        <translation>
            <numerusform>略去了 %Ln 个视图，太大而无法用于学习</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln views were left out, partly beside the region that was searched</source>
        <extracomment>gui/corrections.py</extracomment>
        <translation>
            <numerusform>略去了 %Ln 个视图，部分位于所搜索区域之外</numerusform>
        </translation>
    </message>
    <message>
        <source>{images} with {objects} written to {folder}</source>
        <extracomment>gui/corrections.py</extracomment>
        <translation>{images}、{objects}已写入 {folder}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln images</source>
        <extracomment>gui/corrections.py</extracomment>
        <translation>
            <numerusform>%Ln 个影像</numerusform>
        </translation>
    </message>
    <message>
        <source>RSCoVLM – state of the backend</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>RSCoVLM – 后端状态</translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>gui/diagnosis.py, gui/exchange.py</extracomment>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the report; it holds no token</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>复制报告；其中不含令牌</translation>
    </message>
    <message>
        <source>Open log</source>
        <extracomment>gui/diagnosis.py, gui/options.py</extracomment>
        <translation>打开日志</translation>
    </message>
    <message>
        <source>Open the backend&apos;s log file</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>打开后端的日志文件</translation>
    </message>
    <message>
        <source>Check installation</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>检查安装</translation>
    </message>
    <message>
        <source>Have the backend look at its own installation</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>让后端检查自身的安装</translation>
    </message>
    <message>
        <source>Start or restart</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>启动或重启</translation>
    </message>
    <message>
        <source>checking…</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>正在检查…</translation>
    </message>
    <message numerus="yes">
        <source>Left out, as outside of the raster: %Ln polygons.</source>
        <extracomment>gui/dock.py</extracomment>
        <translation>
            <numerusform>因位于栅格之外而略去：%Ln 个多边形。</numerusform>
        </translation>
    </message>
    <message>
        <source>These results are no longer there.</source>
        <extracomment>gui/dock.py, gui/review.py</extracomment>
        <translation>这些结果已不存在。</translation>
    </message>
    <message>
        <source>A question is still being answered. Wait for it, or cancel it, then switch.</source>
        <extracomment>gui/dock.py</extracomment>
        <translation>仍有问题正在作答。请等待或取消，然后切换。</translation>
    </message>
    <message>
        <source>QGIS sends the pixels to &apos;{backend}&apos; from now on; the settings undo it.</source>
        <extracomment>gui/dock.py</extracomment>
        <translation>从现在起 QGIS 将像素发送到“{backend}”；可在设置中撤销。</translation>
    </message>
    <message>
        <source>This backend was not started by the plugin. If it still refuses, add {folder} to its RSCOVLM_ROOTS and restart it.</source>
        <extracomment>gui/dock.py</extracomment>
        <translation>该后端不是由插件启动的。如仍被拒绝，请将 {folder} 添加到其 RSCOVLM_ROOTS 并重启它。</translation>
    </message>
    <message>
        <source>View</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>视图</translation>
    </message>
    <message>
        <source>Show this object on the map</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>在地图上显示该对象</translation>
    </message>
    <message>
        <source>Show this view on the map</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>在地图上显示该视图</translation>
    </message>
    <message>
        <source>{width} × {height} px</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>{width} × {height} 像素</translation>
    </message>
    <message>
        <source>Overview</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>概览</translation>
    </message>
    <message>
        <source>Crop</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>局部</translation>
    </message>
    <message>
        <source>Tile</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>图块</translation>
    </message>
    <message>
        <source>{length} × {width} m</source>
        <extracomment>gui/evidence_pictures.py, gui/review_panel.py</extracomment>
        <translation>{length} × {width} m</translation>
    </message>
    <message>
        <source>Progress</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop this; what was found so far stays</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>停止；已找到的内容保留</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>正在停止…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln views</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>
            <numerusform>%Ln 个视图</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tiles</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>
            <numerusform>%Ln 个图块</numerusform>
        </translation>
    </message>
    <message>
        <source>Select on the map, zoom there and flash</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>在地图上选中、缩放至该处并闪烁</translation>
    </message>
    <message numerus="yes">
        <source>↳ follows up on %Ln questions</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>
            <numerusform>↳ 承接 %Ln 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Retry</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>重试</translation>
    </message>
    <message>
        <source>Ask the same again</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>再次提出相同问题</translation>
    </message>
    <message>
        <source>Copy question and answer</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>复制问题和答案</translation>
    </message>
    <message>
        <source>Edit</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Take the question back into the input</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>将问题取回输入框</translation>
    </message>
    <message>
        <source>Review</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>审查</translation>
    </message>
    <message>
        <source>Go through the objects one by one: accept, reject, correct</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>逐个查看对象：接受、拒绝、更正</translation>
    </message>
    <message>
        <source>Export…</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Save what was found: Shapefile, GeoJSON, GeoPackage, CSV, KML, COCO, DOTA or YOLO</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>保存找到的内容：Shapefile、GeoJSON、GeoPackage、CSV、KML、COCO、DOTA 或 YOLO</translation>
    </message>
    <message>
        <source>All results…</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>全部结果…</translation>
    </message>
    <message>
        <source>Selected on the map…</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>地图上选中的…</translation>
    </message>
    <message>
        <source>Report (PDF)…</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>报告 (PDF)…</translation>
    </message>
    <message>
        <source>Answered from the overview alone: the model named no region to zoom in to.</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>仅根据概览作答：模型没有指出要放大的区域。</translation>
    </message>
    <message>
        <source>How sure the model was of its own words, 0 to 1; not a probability of being right</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>模型对自己所说内容的把握，0 到 1；并非正确的概率</translation>
    </message>
    <message>
        <source>Ask again</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>重新提问</translation>
    </message>
    <message>
        <source>Restart and continue</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>重启并继续</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Allow this folder</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>允许此文件夹</translation>
    </message>
    <message>
        <source>Send the pixels instead</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>改为发送像素</translation>
    </message>
    <message>
        <source>Try again</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>重试</translation>
    </message>
    <message>
        <source>Settings…</source>
        <extracomment>gui/exchange.py, gui/status.py</extracomment>
        <translation>设置…</translation>
    </message>
    <message>
        <source>{objects}, not asked for</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>{objects}（未要求）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln features written to {file}</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>
            <numerusform>%Ln 个要素已写入 {file}</numerusform>
        </translation>
    </message>
    <message>
        <source>Export what was found</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>导出找到的内容</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected objects were left out</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>
            <numerusform>略去了 %Ln 个已拒绝的对象</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln objects were left out, which the layer&apos;s filter hides</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>
            <numerusform>略去了 %Ln 个被图层筛选隐藏的对象</numerusform>
        </translation>
    </message>
    <message>
        <source>None of this answer&apos;s results is selected.</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>该答案的结果均未选中。</translation>
    </message>
    <message>
        <source>The results are no longer there.</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>结果已不存在。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln texts were cut short: a shapefile holds {limit} bytes of each. GeoPackage and GeoJSON keep them whole.</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>
            <numerusform>截断了 %Ln 段文本：Shapefile 每段只容纳 {limit} 字节。GeoPackage 和 GeoJSON 可完整保存。</numerusform>
        </translation>
    </message>
    <message>
        <source>Click a number in the answer, or select boxes on the map, then export again.</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>请点击答案中的数字，或在地图上选择框，然后重新导出。</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>正在写入 {file}…</translation>
    </message>
    <message>
        <source>The model reads these questions and their answers before yours, and knows what &apos;it&apos; is</source>
        <extracomment>gui/followup.py</extracomment>
        <translation>模型会先读这些问题及其答案，再读您的问题，因此知道“it”指什么</translation>
    </message>
    <message numerus="yes">
        <source>Follow up on %Ln questions about this area</source>
        <extracomment>gui/followup.py</extracomment>
        <translation>
            <numerusform>承接此区域的 %Ln 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>It was not taught to follow up. Say in the question itself all that it is about.</source>
        <extracomment>gui/followup.py</extracomment>
        <translation>它未学过追问。请在问题本身中说明全部内容。</translation>
    </message>
    <message>
        <source>{model} takes each question on its own.</source>
        <extracomment>gui/followup.py</extracomment>
        <translation>{model}逐个单独回答问题。</translation>
    </message>
    <message>
        <source>The raster to ask about</source>
        <extracomment>gui/header.py</extracomment>
        <translation>要提问的栅格</translation>
    </message>
    <message>
        <source>Raster layer</source>
        <extracomment>gui/header.py, processing/base.py</extracomment>
        <translation>栅格图层</translation>
    </message>
    <message>
        <source>no metres</source>
        <extracomment>gui/header.py</extracomment>
        <translation>无米制</translation>
    </message>
    <message>
        <source>The layer has no coordinate system or georeference, so lengths on the ground are unknown.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>该图层没有坐标系或地理参考，因此地面长度未知。</translation>
    </message>
    <message>
        <source>its finest</source>
        <extracomment>gui/header.py</extracomment>
        <translation>最精细</translation>
    </message>
    <message>
        <source>as on the map</source>
        <extracomment>gui/header.py</extracomment>
        <translation>与地图一致</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <extracomment>gui/header.py</extracomment>
        <translation>{width} × {height} 像素</translation>
    </message>
    <message>
        <source>This layer comes from a service; QGIS reads it for the model, {words}.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>该图层来自服务；QGIS {words}为模型读取。</translation>
    </message>
    <message>
        <source>Small: the model sees all of it at its native resolution.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>小：模型以原始分辨率看到全部。</translation>
    </message>
    <message>
        <source>Medium size: the model sees all of it, slightly reduced.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>中等大小：模型看到全部，略有缩小。</translation>
    </message>
    <message>
        <source>Very large: the model sees an overview, then zooms in to what the question is about.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>很大：模型先看概览，再放大到问题所涉及的位置。</translation>
    </message>
    <message>
        <source>small</source>
        <extracomment>gui/header.py</extracomment>
        <translation>小</translation>
    </message>
    <message>
        <source>medium size</source>
        <extracomment>gui/header.py</extracomment>
        <translation>中等</translation>
    </message>
    <message>
        <source>very large</source>
        <extracomment>gui/header.py</extracomment>
        <translation>很大</translation>
    </message>
    <message>
        <source>A pixel at the layer&apos;s centre covers {x} m × {y} m on the ground,
measured along the ellipsoid, not in units of the coordinate system.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>图层中心的一个像素覆盖地面 {x} m × {y} m，
沿椭球面测量，而非坐标系单位。</translation>
    </message>
    <message>
        <source>A pixel in the middle of the map covers {x} m × {y} m on the ground,
measured along the ellipsoid. Zoom in for a finer look.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>地图中央的一个像素覆盖地面 {x} m × {y} m，
沿椭球面测量。放大可看得更细。</translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>gui/options.py</extracomment>
        <translation>名称</translation>
    </message>
    <message>
        <source>Backend in use</source>
        <extracomment>gui/options.py</extracomment>
        <translation>使用的后端</translation>
    </message>
    <message>
        <source>Folders with rasters, beyond the home folder; one a line</source>
        <extracomment>gui/options.py</extracomment>
        <translation>主文件夹以外的栅格文件夹；每行一个</translation>
    </message>
    <message>
        <source>Folders and command take effect when the plugin starts the backend the next time.</source>
        <extracomment>gui/options.py</extracomment>
        <translation>文件夹和命令在插件下次启动后端时生效。</translation>
    </message>
    <message>
        <source>The backend that answers questions; its settings are below</source>
        <extracomment>gui/options.py</extracomment>
        <translation>回答问题的后端；其设置在下方</translation>
    </message>
    <message>
        <source>Add a backend</source>
        <extracomment>gui/options.py</extracomment>
        <translation>添加后端</translation>
    </message>
    <message>
        <source>Remove this backend</source>
        <extracomment>gui/options.py</extracomment>
        <translation>移除此后端</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <extracomment>gui/options.py</extracomment>
        <translation>解锁…</translation>
    </message>
    <message>
        <source>Enter QGIS&apos;s master password</source>
        <extracomment>gui/options.py</extracomment>
        <translation>输入 QGIS 的主密码</translation>
    </message>
    <message>
        <source>looked for: &apos;rscovlm&apos; on the PATH</source>
        <extracomment>gui/options.py</extracomment>
        <translation>在 PATH 中查找“rscovlm”</translation>
    </message>
    <message>
        <source>Start the backend when none answers</source>
        <extracomment>gui/options.py</extracomment>
        <translation>没有后端响应时启动后端</translation>
    </message>
    <message>
        <source>It cannot read this machine&apos;s files: let QGIS send the pixels</source>
        <extracomment>gui/options.py</extracomment>
        <translation>它无法读取本机的文件：由 QGIS 发送像素</translation>
    </message>
    <message>
        <source>For a backend in a container or behind a tunnel, whose address is this machine&apos;s.
To any other address the pixels are sent anyway.</source>
        <extracomment>gui/options.py</extracomment>
        <translation>用于地址为本机、但位于容器中或隧道后的后端。
对其他任何地址，像素总会被发送。</translation>
    </message>
    <message>
        <source>Test</source>
        <extracomment>gui/options.py</extracomment>
        <translation>测试</translation>
    </message>
    <message>
        <source>Try this backend as it is entered above, without storing it</source>
        <extracomment>gui/options.py</extracomment>
        <translation>按上面填写的内容测试此后端，但不保存</translation>
    </message>
    <message>
        <source>Kept encrypted in QGIS&apos;s authentication database</source>
        <extracomment>gui/options.py</extracomment>
        <translation>加密保存在 QGIS 的认证数据库中</translation>
    </message>
    <message>
        <source>New backend</source>
        <extracomment>gui/options.py</extracomment>
        <translation>新后端</translation>
    </message>
    <message>
        <source>read from the backend&apos;s folder on this machine</source>
        <extracomment>gui/options.py</extracomment>
        <translation>从本机上后端的文件夹读取</translation>
    </message>
    <message>
        <source>from the file &apos;token&apos; of that backend&apos;s folder</source>
        <extracomment>gui/options.py</extracomment>
        <translation>取自该后端文件夹的“token”文件</translation>
    </message>
    <message>
        <source>Looking at {address}…</source>
        <extracomment>gui/options.py</extracomment>
        <translation>正在查看 {address}…</translation>
    </message>
    <message>
        <source>The part of the raster to look at.
What is detected lies in it; a question sees the rectangle around it.
Of several polygons, each is looked at on its own.</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>要查看的栅格部分。
检测到的内容位于其中；提问时看到其外接矩形。
有多个多边形时，逐个单独查看。</translation>
    </message>
    <message>
        <source>Region</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>区域</translation>
    </message>
    <message>
        <source>Draw a rectangle (Esc cancels)</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>绘制矩形（Esc 取消）</translation>
    </message>
    <message>
        <source>Draw a polygon: click its corners, double click or right click closes it
(Backspace takes a corner back, Esc cancels)</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>绘制多边形：点击角点，双击或右击闭合
（退格键撤回一个角点，Esc 取消）</translation>
    </message>
    <message>
        <source>Forget the region</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>清除区域</translation>
    </message>
    <message>
        <source>Look at</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>查看</translation>
    </message>
    <message>
        <source>Whole layer</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>整个图层</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>地图所示范围</translation>
    </message>
    <message>
        <source>The layer with the regions is no longer there.</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>区域所在的图层已不存在。</translation>
    </message>
    <message>
        <source>Drawn region</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>绘制的区域</translation>
    </message>
    <message>
        <source>Choose another region.</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>请选择其他区域。</translation>
    </message>
    <message>
        <source>{name}: selected polygons ({number})</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>{name}：选中的多边形 ({number})</translation>
    </message>
    <message>
        <source>{name}: all polygons</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>{name}：全部多边形</translation>
    </message>
    <message>
        <source>Save a report</source>
        <extracomment>gui/reporting.py</extracomment>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>The report was written to {file}</source>
        <extracomment>gui/reporting.py</extracomment>
        <translation>报告已写入 {file}</translation>
    </message>
    <message>
        <source>RSCoVLM review</source>
        <extracomment>gui/review.py</extracomment>
        <translation>RSCoVLM 审查</translation>
    </message>
    <message>
        <source>There are no detections in this project.</source>
        <extracomment>gui/review.py</extracomment>
        <translation>该项目中没有检测结果。</translation>
    </message>
    <message>
        <source>Writing the corrections…</source>
        <extracomment>gui/review.py</extracomment>
        <translation>正在写入更正…</translation>
    </message>
    <message>
        <source>RSCoVLM review – {layer}</source>
        <extracomment>gui/review.py</extracomment>
        <translation>RSCoVLM 审查 – {layer}</translation>
    </message>
    <message>
        <source>Have objects found in a raster first.</source>
        <extracomment>gui/review.py</extracomment>
        <translation>请先在栅格中查找对象。</translation>
    </message>
    <message>
        <source>Hide boxes with a lower score, on the map too. Nothing is lost: it is a filter of the layer, which stays when the review ends; 0 shows all.</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>隐藏置信度较低的框，地图上也隐藏。不会丢失任何内容：这是图层的筛选，审查结束后仍保留；0 显示全部。</translation>
    </message>
    <message>
        <source>Which answer&apos;s objects</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>哪个答案的对象</translation>
    </message>
    <message>
        <source>The objects of one answer, or all of the layer</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>一个答案的对象，或整个图层的对象</translation>
    </message>
    <message>
        <source>Class to step through</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>要逐个查看的类别</translation>
    </message>
    <message>
        <source>Step through one class only</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>只逐个查看一个类别</translation>
    </message>
    <message>
        <source>Verdict to step through</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>要逐个查看的判定</translation>
    </message>
    <message>
        <source>Step through what has, or lacks, a verdict</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>逐个查看已有或尚无判定的对象</translation>
    </message>
    <message>
        <source>&amp;Score from</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>置信度不低于(&amp;S)</translation>
    </message>
    <message>
        <source>to review</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>待审查</translation>
    </message>
    <message>
        <source>accepted</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>已接受</translation>
    </message>
    <message>
        <source>rejected</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>corrected</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>已更正</translation>
    </message>
    <message>
        <source>All objects of the layer</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>图层的全部对象</translation>
    </message>
    <message>
        <source>All verdicts</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>全部判定</translation>
    </message>
    <message>
        <source>Least score</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>最低置信度</translation>
    </message>
    <message>
        <source>All classes ({number})</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>全部类别 ({number})</translation>
    </message>
    <message>
        <source>N, P: next, previous (Page Down, Page Up; Home, End)
A: accept    R or Delete: reject    L: another class    O: as found
Arrows: move by a pixel, with Shift by ten
Ctrl+Left, Ctrl+Right: turn by a degree, with Shift by ten
Alt+arrows: longer, shorter, wider, narrower
U or Ctrl+Z: undo    Ctrl+Y: redo    Z: zoom to the box</source>
        <extracomment>gui/review_keys.py</extracomment>
        <translation>N、P：下一个、上一个（Page Down、Page Up；Home、End）
A：接受    R 或 Delete：拒绝    L：其他类别    O：恢复原样
方向键：移动一个像素，按住 Shift 为十个
Ctrl+左、Ctrl+右：旋转一度，按住 Shift 为十度
Alt+方向键：加长、缩短、加宽、变窄
U 或 Ctrl+Z：撤销    Ctrl+Y：重做    Z：缩放至该框</translation>
    </message>
    <message>
        <source>Reading…</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>No such object</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>没有这样的对象</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to go</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>
            <numerusform>剩余 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>all reviewed</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>全部已审查</translation>
    </message>
    <message>
        <source>Previous</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>上一个</translation>
    </message>
    <message>
        <source>The object before (P, Page Up)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>上一个对象（P、Page Up）</translation>
    </message>
    <message>
        <source>Next</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>下一个</translation>
    </message>
    <message>
        <source>The next object (N, Page Down)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>下一个对象（N、Page Down）</translation>
    </message>
    <message>
        <source>As found</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>Take verdict and corrections back: as the model found it (O)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>撤回判定和更正：恢复为模型找到时的样子 (O)</translation>
    </message>
    <message>
        <source>Another class for this box; Enter takes it (L)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>为该框指定其他类别；回车确认 (L)</translation>
    </message>
    <message>
        <source>Class of the box</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>框的类别</translation>
    </message>
    <message>
        <source>C&amp;lass</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>类别(&amp;L)</translation>
    </message>
    <message>
        <source>Choose among the known classes</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>从已知类别中选择</translation>
    </message>
    <message>
        <source>Known classes</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>已知类别</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>gui/review_panel.py, gui/talk.py</extracomment>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take the last step back (U, Ctrl+Z)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>撤销上一步（U、Ctrl+Z）</translation>
    </message>
    <message>
        <source>Redo</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>重做</translation>
    </message>
    <message>
        <source>Do it again (Ctrl+Y)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>重做上一步 (Ctrl+Y)</translation>
    </message>
    <message>
        <source>Zoom</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Zoom to the box (Z)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>缩放至该框 (Z)</translation>
    </message>
    <message>
        <source>Go on</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>自动前进</translation>
    </message>
    <message>
        <source>After a verdict, go to the next object without one</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>判定后转到下一个尚无判定的对象</translation>
    </message>
    <message>
        <source>Export corrections…</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>导出更正…</translation>
    </message>
    <message>
        <source>Write what was reviewed as training data: images, DOTA labels, COCO and records</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>将审查过的内容写为训练数据：影像、DOTA 标签、COCO 和记录</translation>
    </message>
    <message>
        <source>Keys</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>按键</translation>
    </message>
    <message>
        <source>{position} of {number}</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>第 {position} 个，共 {number} 个</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>
            <numerusform>%Ln 个已拒绝</numerusform>
        </translation>
    </message>
    <message>
        <source>outline changed</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>轮廓已更改</translation>
    </message>
    <message>
        <source>Nothing is being reviewed. Click &apos;Review&apos; below an answer with objects.</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>当前没有审查任何内容。请点击含对象的答案下方的“审查”。</translation>
    </message>
    <message>
        <source>Share of objects with a verdict</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>已有判定的对象所占比例</translation>
    </message>
    <message>
        <source>Accept</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>接受</translation>
    </message>
    <message>
        <source>It is right as it stands (A)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>它就是对的 (A)</translation>
    </message>
    <message>
        <source>Reject</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>There is no such object: faint on the map, left out of exports (R, Delete)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>没有这样的对象：地图上变淡，不导出（R、Delete）</translation>
    </message>
    <message>
        <source>beside the filter, {number} in it</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>不在筛选中，其中有 {number} 个</translation>
    </message>
    <message>
        <source>Move left by a pixel (Left; Shift: ten)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>左移一个像素（左；Shift：十个）</translation>
    </message>
    <message>
        <source>Move up by a pixel (Up; Shift: ten)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>上移一个像素（上；Shift：十个）</translation>
    </message>
    <message>
        <source>Move down by a pixel (Down; Shift: ten)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>下移一个像素（下；Shift：十个）</translation>
    </message>
    <message>
        <source>Move right by a pixel (Right; Shift: ten)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>右移一个像素（右；Shift：十个）</translation>
    </message>
    <message>
        <source>Turn left by a degree (Ctrl+Left; with Shift: ten)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>左转一度（Ctrl+左；按住 Shift：十度）</translation>
    </message>
    <message>
        <source>Turn right by a degree (Ctrl+Right; with Shift: ten)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>右转一度（Ctrl+右；按住 Shift：十度）</translation>
    </message>
    <message>
        <source>L+</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>L+</translation>
    </message>
    <message>
        <source>Longer by a pixel (Alt+Right)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>加长一个像素（Alt+右）</translation>
    </message>
    <message>
        <source>L−</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>L−</translation>
    </message>
    <message>
        <source>Shorter by a pixel (Alt+Left)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>缩短一个像素（Alt+左）</translation>
    </message>
    <message>
        <source>W+</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>W+</translation>
    </message>
    <message>
        <source>Wider by a pixel (Alt+Up)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>加宽一个像素（Alt+上）</translation>
    </message>
    <message>
        <source>W−</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>W−</translation>
    </message>
    <message>
        <source>Narrower by a pixel (Alt+Down)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>变窄一个像素（Alt+下）</translation>
    </message>
    <message>
        <source>found as {name}</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>原为 {name}</translation>
    </message>
    <message>
        <source>Backend is starting: loading the model…</source>
        <extracomment>gui/status.py</extracomment>
        <translation>后端正在启动：加载模型…</translation>
    </message>
    <message>
        <source>Backend cannot serve</source>
        <extracomment>gui/status.py</extracomment>
        <translation>后端无法服务</translation>
    </message>
    <message>
        <source>Backend not running</source>
        <extracomment>gui/status.py</extracomment>
        <translation>后端未运行</translation>
    </message>
    <message>
        <source>Backend starts with the next question</source>
        <extracomment>gui/status.py</extracomment>
        <translation>后端将随下一个问题启动</translation>
    </message>
    <message>
        <source>Choose the backend that answers</source>
        <extracomment>gui/status.py</extracomment>
        <translation>选择作答的后端</translation>
    </message>
    <message>
        <source>Click to enter the master password</source>
        <extracomment>gui/status.py</extracomment>
        <translation>点击输入主密码</translation>
    </message>
    <message>
        <source>Click for a diagnosis</source>
        <extracomment>gui/status.py</extracomment>
        <translation>点击进行诊断</translation>
    </message>
    <message>
        <source>The token is locked – click to unlock</source>
        <extracomment>gui/status.py</extracomment>
        <translation>令牌已锁定 – 点击解锁</translation>
    </message>
    <message>
        <source>Backend answers, but refuses us</source>
        <extracomment>gui/status.py</extracomment>
        <translation>后端有响应，但拒绝了我们</translation>
    </message>
    <message>
        <source>No backend at {address}</source>
        <extracomment>gui/status.py</extracomment>
        <translation>{address} 没有后端</translation>
    </message>
    <message>
        <source>Settings</source>
        <extracomment>gui/status.py</extracomment>
        <translation>设置</translation>
    </message>
    <message>
        <source>Help</source>
        <extracomment>gui/status.py</extracomment>
        <translation>帮助</translation>
    </message>
    <message>
        <source>{who} – degraded</source>
        <extracomment>gui/status.py</extracomment>
        <translation>{who} – 性能下降</translation>
    </message>
    <message>
        <source>{who} – busy</source>
        <extracomment>gui/status.py</extracomment>
        <translation>{who} – 忙碌</translation>
    </message>
    <message>
        <source>Ask about the chosen raster, or have objects found in it.
What the model looked at and found appears on the map.</source>
        <extracomment>gui/suggestions.py</extracomment>
        <translation>就所选栅格提问，或在其中查找对象。
模型查看和找到的内容会显示在地图上。</translation>
    </message>
    <message>
        <source>Ask this now</source>
        <extracomment>gui/suggestions.py</extracomment>
        <translation>立即提出此问题</translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions cleared. What was found is still on the map.</source>
        <extracomment>gui/talk.py</extracomment>
        <translation>
            <numerusform>已清除 %Ln 个问题。找到的内容仍在地图上。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>QGIS ended before its project was saved. A conversation of %Ln questions was kept, with everything that had been found.</source>
        <extracomment>gui/talk.py</extracomment>
        <translation>
            <numerusform>QGIS 在项目保存前结束。含 %Ln 个问题的对话已保留，连同找到的全部内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>Later</source>
        <extracomment>gui/talk.py</extracomment>
        <translation>以后</translation>
    </message>
    <message>
        <source>Everything here is still going on. Stop it first, then clear.</source>
        <extracomment>gui/talk.py</extracomment>
        <translation>这里的一切仍在进行。请先停止，然后清除。</translation>
    </message>
    <message>
        <source>Restore</source>
        <extracomment>gui/talk.py</extracomment>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Delete it</source>
        <extracomment>gui/talk.py</extracomment>
        <translation>删除</translation>
    </message>
    <message>
        <source>Save or clear the conversation</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>保存或清除对话</translation>
    </message>
    <message>
        <source>Conversation menu</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>对话菜单</translation>
    </message>
    <message>
        <source>Clear conversation</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>清除对话</translation>
    </message>
    <message>
        <source>Questions and answers go, what was found stays on the map</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>问题和答案会移除，找到的内容保留在地图上</translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>
            <numerusform>%Ln 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Conversation</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>对话</translation>
    </message>
    <message>
        <source>Save as web page (HTML)…</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>保存为网页 (HTML)…</translation>
    </message>
    <message>
        <source>Save as Markdown…</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>保存为 Markdown…</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>关闭</translation>
    </message>
    <message>
        <source>RSCoVLM conversation</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>RSCoVLM 对话</translation>
    </message>
    <message>
        <source>Save the conversation</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>保存对话</translation>
    </message>
    <message>
        <source>Web page</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>网页</translation>
    </message>
    <message>
        <source>Markdown</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>RSCoVLM: saving the conversation</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>RSCoVLM：正在保存对话</translation>
    </message>
    <message>
        <source>RSCoVLM conversation – {project}</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>RSCoVLM 对话 – {project}</translation>
    </message>
    <message>
        <source>The conversation was not saved: stopped.</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>对话未保存：已停止。</translation>
    </message>
    <message>
        <source>What was found</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>找到的内容</translation>
    </message>
    <message>
        <source>Conversation written to {file}</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>对话已写入 {file}</translation>
    </message>
    <message>
        <source>Picture: {caption}</source>
        <extracomment>gui/thumbnail.py</extracomment>
        <translation>图片：{caption}</translation>
    </message>
    <message>
        <source>Add a raster layer to the project and ask about it here, or begin with a sample.</source>
        <extracomment>gui/welcome.py</extracomment>
        <translation>向项目添加栅格图层并在此提问，或从示例开始。</translation>
    </message>
    <message>
        <source>Add the sample</source>
        <extracomment>gui/welcome.py</extracomment>
        <translation>添加示例</translation>
    </message>
    <message>
        <source>A rendered harbour with ships and vehicles</source>
        <extracomment>gui/welcome.py</extracomment>
        <translation>含船只和车辆的合成港口</translation>
    </message>
    <message>
        <source>The sample is not there. Install the plugin again, or add a raster of your own.</source>
        <extracomment>gui/welcome.py</extracomment>
        <translation>示例不存在。请重新安装插件，或添加您自己的栅格。</translation>
    </message>
    <message>
        <source>The backend&apos;s token lies unencrypted in QGIS&apos;s settings.</source>
        <extracomment>plugin.py</extracomment>
        <translation>后端的令牌未加密地保存在 QGIS 的设置中。</translation>
    </message>
    <message>
        <source>Ask questions about a raster</source>
        <extracomment>plugin.py</extracomment>
        <translation>就栅格提问</translation>
    </message>
    <message>
        <source>Review detections</source>
        <extracomment>plugin.py</extracomment>
        <translation>审查检测结果</translation>
    </message>
    <message>
        <source>Encrypt it…</source>
        <extracomment>plugin.py</extracomment>
        <translation>加密…</translation>
    </message>
    <message>
        <source>Ask about a raster</source>
        <extracomment>processing/answering.py</extracomment>
        <translation>就栅格提问</translation>
    </message>
    <message>
        <source>Regions with answers</source>
        <extracomment>processing/answering.py</extracomment>
        <translation>带答案的区域</translation>
    </message>
    <message>
        <source>Ask a question</source>
        <extracomment>processing/ask.py</extracomment>
        <translation>提问</translation>
    </message>
    <message>
        <source>Answers a question about a raster, or about each of some polygons.</source>
        <extracomment>processing/ask.py</extracomment>
        <translation>回答关于栅格或其中各个多边形的问题。</translation>
    </message>
    <message>
        <source>Answers a question about a raster, zooming in by itself where the raster is large. A plain count, such as &apos;How many ships are there?&apos;, is answered by finding every one of them.

With polygons, the question is asked about each of them: the result is a layer of the polygons with their answers. &apos;Views&apos; are the parts of the raster that the model looked at.</source>
        <extracomment>processing/ask.py</extracomment>
        <translation>回答关于栅格的问题，栅格较大时会自行放大。简单的计数，例如“How many ships are there?”，通过找出每一个对象来回答。请用英文提问。

给出多边形时，对每个多边形分别提问：结果是带有答案的多边形图层。“视图”是模型查看过的栅格部分。</translation>
    </message>
    <message>
        <source>Answer</source>
        <extracomment>processing/ask.py</extracomment>
        <translation>答案</translation>
    </message>
    <message>
        <source>visual question answering,vision language model,ai,imagery,count</source>
        <extracomment>processing/ask.py</extracomment>
        <translation>视觉问答,视觉语言模型,人工智能,影像,计数,visual question answering,ai,count</translation>
    </message>
    <message>
        <source>Question</source>
        <extracomment>processing/ask.py</extracomment>
        <translation>问题</translation>
    </message>
    <message>
        <source>Extent to look at (default: the whole layer)</source>
        <extracomment>processing/base.py</extracomment>
        <translation>要查看的范围（默认：整个图层）</translation>
    </message>
    <message>
        <source>Polygons to look at, one after the other</source>
        <extracomment>processing/base.py</extracomment>
        <translation>要逐个查看的多边形</translation>
    </message>
    <message>
        <source>Model (default: the backend&apos;s own)</source>
        <extracomment>processing/base.py</extracomment>
        <translation>模型（默认：后端自己的）</translation>
    </message>
    <message>
        <source>Name an extent or polygons to look at, not both.</source>
        <extracomment>processing/base.py</extracomment>
        <translation>请给出范围或多边形之一，不要同时给出。</translation>
    </message>
    <message>
        <source>The algorithm was run before it was prepared.</source>
        <extracomment>processing/base.py</extracomment>
        <translation>算法在准备好之前被运行。</translation>
    </message>
    <message>
        <source>Classify scenes</source>
        <extracomment>processing/classify.py</extracomment>
        <translation>场景分类</translation>
    </message>
    <message>
        <source>Names the kind of scene of a raster, or of each of some polygons, among given classes.</source>
        <extracomment>processing/classify.py</extracomment>
        <translation>从给定类别中说出栅格或其中各个多边形的场景类型。</translation>
    </message>
    <message>
        <source>Names the kind of scene of a raster, or of each of some polygons of it, among the given classes.

Each region is looked at once, as a whole. With polygons, the result is a layer of them with the attributes &apos;class&apos; and &apos;score&apos;; style it by &apos;class&apos; for a map.</source>
        <extracomment>processing/classify.py</extracomment>
        <translation>从给定类别中说出栅格或其中各个多边形的场景类型。请用英文给出类别。

每个区域整体查看一次。给出多边形时，结果是带有“class”和“score”属性的多边形图层；按“class”设置样式即成地图。</translation>
    </message>
    <message>
        <source>scene classification,land use,vision language model,ai,imagery</source>
        <extracomment>processing/classify.py</extracomment>
        <translation>场景分类,土地利用,视觉语言模型,人工智能,影像,scene classification,ai</translation>
    </message>
    <message>
        <source>Classes to choose from, separated by commas</source>
        <extracomment>processing/classify.py</extracomment>
        <translation>可选类别（英文），以逗号分隔</translation>
    </message>
    <message>
        <source>Describes a raster, or each of some polygons of it, in a sentence or two.</source>
        <extracomment>processing/describe.py</extracomment>
        <translation>用一两句话描述栅格或其中的各个多边形。</translation>
    </message>
    <message>
        <source>Describes a raster, or each of some polygons of it, in a sentence or two.

Each region is looked at once, as a whole. With polygons, the result is a layer of them with the description as &apos;text&apos;.</source>
        <extracomment>processing/describe.py</extracomment>
        <translation>用一两句英文描述栅格或其中的各个多边形。

每个区域整体查看一次。给出多边形时，结果是以“text”保存描述的多边形图层。</translation>
    </message>
    <message>
        <source>Description</source>
        <extracomment>processing/describe.py</extracomment>
        <translation>描述</translation>
    </message>
    <message>
        <source>caption,description,vision language model,ai,imagery</source>
        <extracomment>processing/describe.py</extracomment>
        <translation>图像描述,视觉语言模型,人工智能,影像,caption,description,ai</translation>
    </message>
    <message>
        <source>Detect objects</source>
        <extracomment>processing/detect.py</extracomment>
        <translation>检测对象</translation>
    </message>
    <message>
        <source>Finds every object of the named classes in a raster, as oriented boxes.</source>
        <extracomment>processing/detect.py</extracomment>
        <translation>以旋转框找出栅格中指定类别的所有对象。</translation>
    </message>
    <message>
        <source>Finds every object of the named classes in a raster, as oriented boxes with score, angle, and length, width and area in metres on the ground.

The raster is read in tiles at its native resolution, so it may have any size. With polygons, each is searched on its own, and what is centred in it is kept, with the polygon&apos;s name or number as &apos;region&apos;.

The embedded model knows some classes only, which the dock completes as you type; a larger one takes any words.</source>
        <extracomment>processing/detect.py</extracomment>
        <translation>以旋转框找出栅格中指定类别的所有对象，附置信度、角度，以及以地面米为单位的长度、宽度和面积。请用英文给出类别。

栅格以原始分辨率分块读取，因此大小不限。给出多边形时，逐个单独搜索，中心位于其中的对象予以保留，多边形的名称或编号记为“region”。

内置模型只认识部分类别，面板会在输入时补全；更大的模型接受任意词语。</translation>
    </message>
    <message>
        <source>object detection,oriented bounding box,ai,deep learning,imagery,count</source>
        <extracomment>processing/detect.py</extracomment>
        <translation>目标检测,旋转框,人工智能,深度学习,影像,计数,object detection,ai</translation>
    </message>
    <message>
        <source>Classes, separated by commas</source>
        <extracomment>processing/detect.py</extracomment>
        <translation>类别（英文），以逗号分隔</translation>
    </message>
    <message>
        <source>Find objects</source>
        <extracomment>processing/finding.py</extracomment>
        <translation>查找对象</translation>
    </message>
    <message>
        <source>Least score, 0 to 1</source>
        <extracomment>processing/finding.py</extracomment>
        <translation>最低置信度，0 到 1</translation>
    </message>
    <message>
        <source>Number of objects</source>
        <extracomment>processing/finding.py</extracomment>
        <translation>对象数量</translation>
    </message>
    <message>
        <source>Find what a phrase says</source>
        <extracomment>processing/ground.py</extracomment>
        <translation>按短语查找</translation>
    </message>
    <message>
        <source>Finds what a phrase refers to, such as &apos;the white ship&apos;, as oriented boxes.</source>
        <extracomment>processing/ground.py</extracomment>
        <translation>以旋转框找出短语所指的对象，例如“the white ship”。</translation>
    </message>
    <message>
        <source>Finds what a phrase refers to, such as &apos;the white ship at the pier&apos;, as oriented boxes.

Each region is looked at once, as a whole: choose regions in which the object is more than a few pixels large. To find every object of a kind in a large raster, use &apos;Detect objects&apos;.</source>
        <extracomment>processing/ground.py</extracomment>
        <translation>以旋转框找出短语所指的对象，例如“the white ship at the pier”。请用英文书写。

每个区域整体查看一次：请选择对象大于几个像素的区域。要在大栅格中找出某一类的所有对象，请使用“检测对象”。</translation>
    </message>
    <message>
        <source>visual grounding,referring expression,oriented bounding box,ai,imagery,search</source>
        <extracomment>processing/ground.py</extracomment>
        <translation>视觉定位,指代表达,旋转框,人工智能,影像,搜索,visual grounding,ai</translation>
    </message>
    <message>
        <source>Phrase</source>
        <extracomment>processing/ground.py</extracomment>
        <translation>短语</translation>
    </message>
    <message>
        <source>RSCoVLM – questions about imagery</source>
        <extracomment>processing/provider.py</extracomment>
        <translation>RSCoVLM – 影像问答</translation>
    </message>
    <message>
        <source>There are no polygons to look at.</source>
        <extracomment>processing/spots.py</extracomment>
        <translation>没有可查看的多边形。</translation>
    </message>
    <message>
        <source>Choose another layer, or leave it out to look at the whole raster.</source>
        <extracomment>processing/spots.py</extracomment>
        <translation>请选择其他图层，或留空以查看整个栅格。</translation>
    </message>
    <message>
        <source>The region was looked at once, strongly reduced; small things in it cannot be found so.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>该区域只以大幅缩小的方式查看了一次；这样无法找到其中的小目标。</translation>
    </message>
    <message>
        <source>Draw a smaller region around them, or have a class detected, which goes tile by tile.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请在其周围绘制较小的区域，或改为检测类别（逐块进行）。</translation>
    </message>
    <message>
        <source>The model server tells no probabilities, so every object has the score 1.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>模型服务器不提供概率，因此每个对象的置信度均为 1。</translation>
    </message>
    <message>
        <source>Use a server that tells them, such as vLLM or llama.cpp&apos;s, to sort and filter by score.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>要按置信度排序和筛选，请使用提供概率的服务器，例如 vLLM 或 llama.cpp 的服务器。</translation>
    </message>
    <message>
        <source>The raster cannot be opened over the network.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>无法通过网络打开该栅格。</translation>
    </message>
    <message>
        <source>A part of the raster could not be read over the network.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>该栅格的一部分无法通过网络读取。</translation>
    </message>
    <message>
        <source>Check that the backend&apos;s machine reaches that server and may read from it, then try again.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请检查后端所在机器能否连接该服务器并从中读取，然后重试。</translation>
    </message>
    <message>
        <source>Check its address; the server answers that it has no such file.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请检查其地址；服务器表示没有这个文件。</translation>
    </message>
    <message>
        <source>The raster&apos;s path cannot be followed.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>无法解析该栅格的路径。</translation>
    </message>
    <message>
        <source>The region reaches outside the raster.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>该区域超出了栅格。</translation>
    </message>
    <message>
        <source>The model server at {address} is busy or still loading.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>{address} 的模型服务器忙碌或仍在加载。</translation>
    </message>
    <message>
        <source>Try again later, or give the backend more model servers.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请稍后重试，或为后端提供更多模型服务器。</translation>
    </message>
    <message>
        <source>The model server at {address} refuses the key.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>{address} 的模型服务器拒绝该密钥。</translation>
    </message>
    <message>
        <source>Set RSCOVLM_API_KEY, or RSCOVLM_API_KEY_FILE to a file that holds the key.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请设置 RSCOVLM_API_KEY，或将 RSCOVLM_API_KEY_FILE 设为含密钥的文件。</translation>
    </message>
    <message>
        <source>The images are too large for the model server at {address}.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>影像对 {address} 的模型服务器来说太大。</translation>
    </message>
    <message>
        <source>Look at the model server&apos;s log.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请查看模型服务器的日志。</translation>
    </message>
    <message>
        <source>The conversation is longer than the model server reads.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>对话超出了模型服务器可读取的长度。</translation>
    </message>
    <message>
        <source>The files of the model &apos;{model}&apos; cannot be read.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>模型“{model}”的文件无法读取。</translation>
    </message>
    <message>
        <source>They may be damaged or half copied: copy or download them again.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>它们可能已损坏或只复制了一部分：请重新复制或下载。</translation>
    </message>
    <message>
        <source>The backend stopped while this job ran; 1 object that had arrived is kept.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>该任务运行期间后端停止；已到达的 1 个对象已保留。</translation>
    </message>
    <message>
        <source>The backend stopped while this job ran; {number} objects that had arrived are kept.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>该任务运行期间后端停止；已到达的 {number} 个对象已保留。</translation>
    </message>
    <message>
        <source>Name some, such as: airport, harbor.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请用英文给出一些，例如：airport, harbor。</translation>
    </message>
    <message>
        <source>There is no class to choose from.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>没有可供选择的类别。</translation>
    </message>
    <message>
        <source>{number} objects</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>{number} 个对象</translation>
    </message>
    <message>
        <source>QGIS was too busy to tell whether the service answered</source>
        <extracomment>core/requests_watch.py</extracomment>
        <translation>QGIS 过于繁忙，无法判断服务是否响应</translation>
    </message>
    <message>
        <source>Memory ran short; {number} of {total} tiles were looked at in smaller batches, which took longer.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>内存不足；{total} 个图块中有 {number} 个以较小的批次查看，因此用时更长。</translation>
    </message>
    <message>
        <source>Close other programs, or use a smaller model.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>请关闭其他程序，或使用较小的模型。</translation>
    </message>
</context>
</TS>
